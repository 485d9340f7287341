using System.Text.RegularExpressions;

namespace Fairlead.Detection.Configuration;

/// <summary>The files and programs that commands send their here-documents to.</summary>
internal static class HereDocumentTargets
{
    // cat > orders.env <<EOF, cat <<EOF | tee -a /etc/orders.env, COPY <<EOF /app/orders.env
    private static readonly Regex File = new(
        @"(?:>>?|\btee(?:\s+-\w+)*|^\s*(?:COPY|ADD)\b.*\s)\s*[""']?(?<file>[^\s""'|;&<>]+)[""']?\s*(?:<<|[|;&>]|$)",
        RegexOptions.CultureInvariant);

    /// <summary>Finds the name of the file that a command writes, if its name shows how it is read.</summary>
    public static string? FindFileName(string command)
    {
        foreach (Match match in File.Matches(command))
        {
            string path = match.Groups["file"].Value;
            string name = path.Substring(path.LastIndexOf('/') + 1);
            if (name.IndexOf('.') >= 0 && ConfigurationFiles.GetFormat(name) != ConfigurationFormat.Text) return name;
        }
        return null;
    }

    /// <summary>Finds the first word of a command, without its folder. Returns empty for a here-document that stands alone.</summary>
    public static string FindProgram(string command)
    {
        string[] words = command.Split([' ', '\t', '\r', '\n', '<'], StringSplitOptions.RemoveEmptyEntries);
        string first = command.TrimStart().StartsWith("<<", StringComparison.Ordinal) || words.Length == 0 ? "" : words[0];
        return first.Substring(first.LastIndexOf('/') + 1);
    }
}
