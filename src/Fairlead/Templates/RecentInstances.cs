namespace Fairlead.Templates;

/// <summary>
/// Objects by id, up to a number; beyond it the one that was asked for longest ago goes. Ids of instances may come from outside, and must
/// not fill the memory.
/// </summary>
internal sealed class RecentInstances<T>(int maximum, Func<string, T> create)
    where T : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Id, T Value)>> _nodes = new(StringComparer.Ordinal);

    /// <summary>The one that was asked for last stands first.</summary>
    private readonly LinkedList<(string Id, T Value)> _recent = [];

    public int Count
    {
        get
        {
            lock (_gate) return _nodes.Count;
        }
    }

    public T Get(string id)
    {
        lock (_gate)
        {
            if (_nodes.TryGetValue(id, out LinkedListNode<(string Id, T Value)>? node))
            {
                if (node.Previous is null) return node.Value.Value;
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value.Value;
            }

            if (_nodes.Count >= maximum && _recent.Last is { } oldest)
            {
                _recent.RemoveLast();
                _nodes.Remove(oldest.Value.Id);
            }
            T created = create(id);
            _nodes.Add(id, _recent.AddFirst((id, created)));
            return created;
        }
    }
}
