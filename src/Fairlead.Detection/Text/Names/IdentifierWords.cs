using System.Text;

namespace Fairlead.Detection.Text.Names;

/// <summary>Takes a name apart into the words that people read in it.</summary>
internal static class IdentifierWords
{
    // Latin letters from À on. Normalisation would do, but does nothing where programs run with an invariant culture.
    private const string WithoutAccents =
        "AAAAAAACEEEEIIIIDNOOOOO×OUUUUYTsaaaaaaaceeeeiiiidnooooo÷ouuuuyty" +
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL" +
        "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// <summary>
    /// Splits the words in lower case and without accents: <c>DBPassword</c> is db, password; <c>http-request_URI2</c> is http, request,
    /// uri, 2. What stands between letters and digits only separates.
    /// </summary>
    public static List<string> Split(string name)
    {
        string folded = Fold(name);
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= folded.Length; i++)
        {
            if (i < folded.Length && !StartsWord(folded, i)) continue;
            if (char.IsLetterOrDigit(folded[start])) words.Add(folded.Substring(start, i - start).ToLowerInvariant());
            start = i;
        }

        return words;
    }

    /// <summary>The same name without accents: <c>contraseña</c> is contrasena, <c>hasło</c> is haslo.</summary>
    public static string Fold(string name)
    {
        if (IsAscii(name)) return name;
        var folded = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is < '\u0300' or > '\u036F')
                folded.Append(c - 'À' is >= 0 and int i && i < WithoutAccents.Length ? WithoutAccents[i] : c);
        }

        return folded.ToString();
    }

    public static bool IsAscii(string text)
    {
        foreach (char c in text)
        {
            if (c > 127) return false;
        }

        return true;
    }

    private static bool StartsWord(string name, int i)
    {
        char before = name[i - 1], c = name[i];
        if (!char.IsLetterOrDigit(c) || !char.IsLetterOrDigit(before)) return true;
        if (char.IsDigit(c) != char.IsDigit(before)) return true;
        return char.IsUpper(c) && (!char.IsUpper(before) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
    }
}
