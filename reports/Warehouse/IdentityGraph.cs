namespace CampaignBatch.Reports.Warehouse;

/// <summary>Whom ids stand for, where several ids lead from one to the next.</summary>
/// <param name="targets">For each alias the ids that it is said to be.</param>
internal sealed class IdentityGraph(IReadOnlyDictionary<ulong, IReadOnlyList<ulong>> targets)
{
    private readonly Dictionary<ulong, int> _order = [];
    private readonly Dictionary<ulong, int> _low = [];
    private readonly Dictionary<ulong, ulong> _persons = [];
    private readonly Stack<ulong> _open = new();
    private readonly HashSet<ulong> _isOpen = [];

    /// <summary>Aliases that lead to several persons: each stays itself.</summary>
    public long Ambiguous { get; private set; }

    /// <summary>
    /// The person of each alias. Chains are followed to their end; ids that lead to one another in a circle are one person, the one of the smallest key.
    /// </summary>
    public IReadOnlyDictionary<ulong, ulong> Persons()
    {
        foreach (var alias in targets.Keys.Order())
        {
            if (!_order.ContainsKey(alias))
            {
                Visit(alias);
            }
        }

        return _persons;
    }

    /// <summary>
    /// R. E. Tarjan 1972, without recursion, since chains may be long: a circle is closed only after all that it leads to.
    /// </summary>
    private void Visit(ulong root)
    {
        var path = new Stack<(ulong Id, int Next)>();
        Open(root);
        path.Push((root, 0));
        while (path.TryPop(out var at))
        {
            var next = Targets(at.Id);
            if (at.Next < next.Count)
            {
                path.Push((at.Id, at.Next + 1));
                Follow(at.Id, next[at.Next], path);
                continue;
            }

            if (_low[at.Id] == _order[at.Id])
            {
                Close(at.Id);
            }

            if (path.TryPeek(out var before))
            {
                _low[before.Id] = Math.Min(_low[before.Id], _low[at.Id]);
            }
        }
    }

    private void Follow(ulong from, ulong to, Stack<(ulong Id, int Next)> path)
    {
        if (!_order.TryGetValue(to, out var order))
        {
            Open(to);
            path.Push((to, 0));
        }
        else if (_isOpen.Contains(to))
        {
            _low[from] = Math.Min(_low[from], order);
        }
    }

    private void Open(ulong id)
    {
        _order[id] = _low[id] = _order.Count;
        _open.Push(id);
        _isOpen.Add(id);
    }

    private void Close(ulong first)
    {
        var circle = new HashSet<ulong>();
        ulong id;
        do
        {
            id = _open.Pop();
            _isOpen.Remove(id);
            circle.Add(id);
        }
        while (id != first);

        var persons = circle.SelectMany(Targets).Where(t => !circle.Contains(t)).Select(t => _persons[t]).Distinct().Take(2).ToList();
        var isAmbiguous = persons.Count > 1;
        var person = persons.Count == 1 ? persons[0] : circle.Min();
        Ambiguous += isAmbiguous ? circle.Count : 0;
        foreach (var member in circle)
        {
            _persons[member] = person;
        }
    }

    private IReadOnlyList<ulong> Targets(ulong id) => targets.GetValueOrDefault(id, []);
}
