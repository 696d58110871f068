using NodaTime;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>Which arms, days and users are compared. METRICS.md, Variants.</summary>
internal sealed class ComparedUsers
{
    private const int Fewest = 30;

    private readonly OracleFacts _facts;
    private readonly ILookup<string, OracleMessage> _ofArms;

    public ComparedUsers(OracleFacts facts)
    {
        _facts = facts;
        var today = facts.Days.DayOf(facts.T);
        var messages = facts.Messages.InPeriod.Where(m => m.Variant is not null && DayOf(m) != today);
        var arms = messages.GroupBy(m => m.Variant!).Where(g => g.Select(m => m.User).Distinct().Count() >= Fewest)
            .ToList();
        Arms = [.. arms.Select(g => g.Key).Order(StringComparer.Ordinal)];
        FirstDays = arms.ToDictionary(g => g.Key, g => g.Min(DayOf));
        if (arms.Count >= 2)
        {
            var (first, last) = (FirstDays.Values.Max(), arms.Min(g => g.Max(DayOf)));
            Days = first <= last ? (first, last) : null;
        }

        _ofArms = arms.SelectMany(g => g).Where(m => IsCommonDay(DayOf(m))).ToLookup(m => m.User);
        var compared = _ofArms.Where(g => IsCommonDay(FirstDayOf(g.Key)))
            .ToLookup(g => g.Select(m => m.Variant).Distinct().Count() == 1, g => g.Key);
        Of = compared[true].ToLookup(user => _ofArms[user].First().Variant!);
        InTwoArms = compared[false].Count();
        Count = compared[true].Count();
    }

    /// <summary>In order; none is compared where there are fewer than two.</summary>
    public IReadOnlyList<string> Arms { get; }

    public IReadOnlyDictionary<string, LocalDate> FirstDays { get; }

    /// <summary>The common days, both included; null without any.</summary>
    public (LocalDate First, LocalDate Last)? Days { get; }

    /// <summary>Users with messages of one arm alone, by arm.</summary>
    public ILookup<string, string> Of { get; }

    public int Count { get; }

    public int InTwoArms { get; }

    /// <summary>The user's messages of arms on common days.</summary>
    public IEnumerable<OracleMessage> MessagesOf(string user) => _ofArms[user];

    public bool IsCommonDay(LocalDate day) => Days is var (first, last) && first <= day && day <= last;

    private LocalDate DayOf(OracleMessage message) => _facts.Days.DayOf(message.At);

    // Of any variant or none, on any day of the period.
    private LocalDate FirstDayOf(string user) => DayOf(_facts.Messages.ByUser[user].First());
}
