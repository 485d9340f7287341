namespace Fairlead.Detection.Text.Names;

/// <summary>
/// Reads a table of API members, which is text so that it costs a program nothing until it is asked for. A line that is not indented names
/// a type, several of them in a row the same members; an indented line names a member and says what is known of it. A constructor is
/// called <c>new</c>. Behind a parameter's name stands where its argument is, see <see cref="ArgumentPosition"/>. A line that begins with |
/// belongs to the line before, and # begins a comment.
/// </summary>
internal static class ApiTable
{
    public const string ConstructorName = ".ctor";

    /// <exception cref="FormatException">A line has no member, or too little is said of it; the message has the line.</exception>
    public static List<ApiTableRow> Read(string table)
    {
        var rows = new List<ApiTableRow>();
        var types = new List<string>();
        bool isAfterMember = false;
        foreach (string line in JoinLines(table))
        {
            string content = line.Trim();
            if (content.Length == 0 || content[0] == '#') continue;
            if (line[0] != ' ')
            {
                if (isAfterMember) types.Clear();
                types.Add(content);
                isAfterMember = false;
                continue;
            }

            isAfterMember = true;
            string[] cells = content.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (types.Count == 0 || cells.Length < 2) throw new FormatException($"A table of APIs cannot be read at '{content}'");
            foreach (string type in types) rows.Add(CreateRow(type, cells));
        }
        return rows;
    }

    private static List<string> JoinLines(string table)
    {
        var lines = new List<string>();
        foreach (string line in table.Split('\n'))
        {
            string content = line.Trim();
            if (content.Length > 0 && content[0] == '|') lines[lines.Count - 1] += content;
            else lines.Add(line.TrimEnd());
        }
        return lines;
    }

    private static ApiTableRow CreateRow(string type, string[] cells)
    {
        int open = cells[0].IndexOf('(');
        string member = open < 0 ? cells[0] : cells[0].Substring(0, open);
        string[] parameter = open < 0 ? [] : cells[0].Substring(open + 1).TrimEnd(')').Split('@');
        return new ApiTableRow(
            type,
            member == "new" ? ConstructorName : member,
            parameter.Length == 0 ? null : parameter[0],
            [.. parameter.Skip(1).Select(ArgumentPosition.Parse)],
            cells);
    }
}

/// <summary>A member of a type, or one of its parameters, and the columns of its line, from the member on.</summary>
internal sealed record ApiTableRow(
    string TypeName, string Member, string? ParameterName, IReadOnlyList<ArgumentPosition> Positions, string[] Cells)
{
    /// <summary>Gets what a column names. Returns the value that is given where the line has no such column.</summary>
    /// <exception cref="FormatException">The enumeration has no member of that name.</exception>
    public T GetCell<T>(int column, T otherwise = default)
        where T : struct, Enum
    {
        if (column >= Cells.Length) return otherwise;
        return Enum.TryParse(Cells[column], out T value)
            ? value
            : throw new FormatException($"{TypeName}.{Member}: '{Cells[column]}' is not a {typeof(T).Name}");
    }
}
