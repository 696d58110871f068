using System.Text.RegularExpressions;
using CampaignBatch.Reports.Words;
using CampaignBatch.Tests.House;
using Xunit;

namespace CampaignBatch.Tests.Words;

/// <summary>Every language says everything, and each in its own way.</summary>
public sealed partial class Languages
{
    public static TheoryData<string> Codes => new(Language.Codes(WordFiles.Embedded));

    [Fact]
    public void English_German_French_and_Japanese_are_there() => Assert.Equal(["de", "en", "fr", "ja"], Language.Codes(WordFiles.Embedded));

    [Theory, MemberData(nameof(Codes))]
    public void A_language_has_every_label_and_no_other(string code) => Assert.Equal(Language.English.Labels.Keys, Of(code).Labels.Keys);

    [Theory, MemberData(nameof(Codes))]
    public void A_label_names_the_values_that_it_names_in_English(string code)
    {
        var other = Of(code);
        SourceTree.Holds(
            "A value that a label does not name is not said.",
            from label in Language.English.Labels
            where !Names(label.Value).SequenceEqual(Names(other[label.Key]))
            select $"{code}: {label.Key}: {other[label.Key]}");
    }

    [Theory, MemberData(nameof(Codes))]
    public void No_label_is_empty_or_padded(string code) => Assert.All(
        Of(code).Labels.Where(l => l.Key is not ("one" or "group")), label => Assert.True(label.Value.Trim() == label.Value && label.Value.Length > 0, $"{code}: '{label.Key}'"));

    [Theory]
    [InlineData("en", "1,234,567", "12.3%", "−1.8 points", "33.7–52.0%", "1 Mar 2026, 00:05 UTC")]
    [InlineData("de", "1.234.567", "12,3 %", "−1,8 Prozentpunkte", "33,7–52,0 %", "1. März 2026, 00:05 UTC")]
    [InlineData("fr", "1 234 567", "12,3 %", "−1,8 points", "33,7–52,0 %", "1 mars 2026, 00:05 UTC")]
    [InlineData("ja", "1,234,567", "12.3%", "−1.8ポイント", "33.7～52.0%", "2026年3月1日, 00:05 UTC")]
    public void Numbers_and_dates_are_written_as_the_language_writes_them(string code, string count, string percent, string points, string range, string clock)
    {
        var language = Of(code);
        string[] said =
        [
            language.Numbers.Count(1_234_567), language.Numbers.Percent(0.1234), language.Numbers.Points(-0.0177), language.Numbers.Percent(0.3368, 0.5201),
            language.Dates.Utc(new DateTimeOffset(2026, 3, 1, 0, 5, 0, TimeSpan.Zero)),
        ];
        // Spaces of any width: which one it is shows in print only.
        Assert.Equal([count, percent, points, range, clock], said.Select(s => s.Replace('\u00A0', ' ').Replace('\u202F', ' ')));
    }

    [Theory]
    [InlineData("en", "18–31 Mar", "28 Feb – 6 Mar", "3 Mar")]
    [InlineData("de", "18.–31. März", "28. Feb. – 6. März", "3. März")]
    [InlineData("fr", "18–31 mars", "28 févr. – 6 mars", "3 mars")]
    [InlineData("ja", "3月18～31日", "2月28日～3月6日", "3月3日")]
    public void Days_that_follow_each_other_name_their_month_once(string code, string month, string months, string day)
    {
        var dates = Of(code).Dates;
        Assert.Equal(
            [month, months, day],
            [dates.Span(new(2026, 3, 18), new(2026, 3, 31)), dates.Span(new(2026, 2, 28), new(2026, 3, 6)), dates.Span(new(2026, 3, 3), new(2026, 3, 3))]);
    }

    [Fact]
    public void A_value_is_put_in_as_it_is_whatever_it_looks_like() =>
        Assert.Equal("{high}–{low}", Language.English.Say("range", ("low", "{high}"), ("high", "{low}")));

    [Fact]
    public void A_language_without_a_label_is_refused_by_the_labels_name()
    {
        var files = WordFiles.Embedded.ToDictionary(f => f.Key, f => f.Value);
        files["words/de/language.json"] = """{ "one": "1", "decimal": "," }""";
        var error = Assert.Throws<WordsError>(() => Language.Read("de", files));
        Assert.Contains("templates/words/de has no label 'date'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_words_that_is_no_JSON_is_refused_by_its_name_line_and_column()
    {
        var files = WordFiles.Embedded.ToDictionary(f => f.Key, f => f.Value);
        files["words/de/language.json"] = "{\n  \"one\": 1,\n";
        Assert.StartsWith("templates/words/de/language.json(2,", Assert.Throws<WordsError>(() => Language.Read("de", files)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.StartsWith("There is no language 'it': there are de, en, fr, ja.", Assert.Throws<WordsError>(() => Language.Read("it", WordFiles.Embedded)).Message, StringComparison.Ordinal);

    private static Language Of(string code) => Language.Read(code, WordFiles.Embedded);

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Name();
}
