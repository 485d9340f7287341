namespace Fairlead.Backends;

/// <summary>
/// The real environment. Listing it copies all of it, so a list of names is used for a second; values are always read anew. Only the
/// process itself can add a variable.
/// </summary>
internal sealed class ProcessEnvironmentVariables : IEnvironmentVariables
{
    private const long MillisecondsBetweenLists = 1000;

    private volatile NameList? _list;

    public IReadOnlyList<string> FindNames(string start)
    {
        NameList? list = _list;
        long now = Environment.TickCount64;
        if (list is null || now - list.Taken > MillisecondsBetweenLists) _list = list = new NameList(ListNames(), now);

        int first = Array.BinarySearch(list.Names, start, StringComparer.Ordinal);
        if (first < 0) first = ~first;
        int end = first;
        while (end < list.Names.Length && list.Names[end].StartsWith(start, StringComparison.Ordinal)) end++;
        return end == first ? [] : new ArraySegment<string>(list.Names, first, end - first);
    }

    public string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string[] ListNames()
    {
        string[] names = [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private sealed record NameList(string[] Names, long Taken);
}
