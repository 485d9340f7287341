namespace Fairlead.Core.Manifest;

/// <summary>
/// The names of projects, or patterns in which <c>*</c> stands for any text: <c>Acme.Billing.*</c>. Case does not matter.
/// </summary>
internal static class ProjectPatterns
{
    public static bool Matches(string pattern, string name)
    {
        string[] parts = pattern.Split('*');
        if (parts.Length == 1) return string.Equals(pattern, name, StringComparison.OrdinalIgnoreCase);

        string last = parts[parts.Length - 1];
        if (!name.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)) return false;
        int position = parts[0].Length;
        for (int i = 1; i < parts.Length - 1; i++)
        {
            int found = name.IndexOf(parts[i], position, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            position = found + parts[i].Length;
        }
        return name.Length - last.Length >= position && name.EndsWith(last, StringComparison.OrdinalIgnoreCase);
    }
}
