using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>
/// The names that a new connection cannot have: those of declared ids in any spelling, and those whose generated class would take the
/// place of a type that the code uses, such as <c>NpgsqlConnection</c> for an id <c>npgsql</c>.
/// </summary>
internal sealed class TakenNames
{
    private const string ClassEnding = "Connection";

    private const int MaximumNumber = 1000;

    private readonly Lazy<HashSet<string>> _words;

    public TakenNames(Compilation compilation) => _words = new(() => FindWords(compilation));

    /// <summary>Gets ids for a new connection, the one that is proposed first, in the spelling of those that are declared.</summary>
    public IEnumerable<string> Propose(string id, DeclaredManifests manifests)
    {
        string[] declared = [.. manifests.Connections.Select(static connection => connection.Id)];
        var letters = new HashSet<string>(declared.Select(GetLetters), StringComparer.Ordinal);
        char separator = declared.Any(static other => other.IndexOf('-') > 0) && !declared.Any(static other => other.IndexOf('_') > 0)
            ? '-'
            : '_';
        id = id.Replace('_', separator);

        // Beside Orders_Db the next is called Orders_Db_2, so that it is seen how they belong together.
        id = declared.FirstOrDefault(other => GetLetters(other) == GetLetters(id))?.TrimEnd('_', '-', '.') ?? id;
        bool hasTemplates = manifests.Connections.Any(static connection => connection.IsTemplate);
        for (int number = 1; number <= MaximumNumber; number++)
        {
            if (IsFree(number == 1 ? id : $"{id}{separator}{number}")) yield return number == 1 ? id : $"{id}{separator}{number}";

            // What begins with a template's id and a separator is an instance of it.
            if (hasTemplates && number > 1 && IsFree($"{id}{number}")) yield return $"{id}{number}";
        }

        bool IsFree(string numbered) => !letters.Contains(GetLetters(numbered))
            && !_words.Value.Contains(MemberNames.GetClassName(MemberNames.GetMemberName(numbered)));
    }

    private static string GetLetters(string id) => string.Concat(id.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Finds the words of the code that end as generated classes do: names of its own types, and of those that it uses.</summary>
    private static HashSet<string> FindWords(Compilation compilation)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string text = tree.GetText().ToString();
            for (int end = text.IndexOf(ClassEnding, StringComparison.Ordinal); end >= 0;
                end = text.IndexOf(ClassEnding, end + 1, StringComparison.Ordinal))
            {
                int after = end + ClassEnding.Length;
                if (after < text.Length && IsOfWord(text[after])) continue;
                int start = end;
                while (start > 0 && IsOfWord(text[start - 1])) start--;
                words.Add(text.Substring(start, after - start));
            }
        }
        return words;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
