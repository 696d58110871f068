using CampaignBatch.Reports.Pages;
using Scriban.Runtime;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class Escaping
{
    private const string Evil = "<script>alert('x')</script>\"'&";
    private const string Harmless = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&#39;&amp;";

    [Fact]
    public void What_a_template_prints_is_encoded() => Assert.Equal($"<p>{Harmless}</p></html>\n", Render("<p>{{ x }}</p></html>\n"));

    [Fact]
    public void What_an_included_part_prints_is_encoded_once() => Assert.Equal($"<b>{Harmless}</b></html>\n", Render("{{ include 'part.html' }}</html>\n"));

    [Fact]
    public void A_value_that_took_another_name_is_encoded() => Assert.Equal($"{Harmless}</html>\n", Render("{{ y = x }}{{ y }}</html>\n"));

    [Fact]
    public void A_value_of_a_list_in_a_loop_is_encoded() => Assert.Equal($"{Harmless}{Harmless}</html>\n", Render("{{ for item in list }}{{ item }}{{ end }}</html>\n"));

    [Fact]
    public void What_is_no_text_is_refused()
    {
        var error = Assert.Throws<TemplateError>(() => Render("one\n{{ list }}</html>\n"));
        Assert.StartsWith("page.html(2,4): 'list' is String[]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ ret x }}")]
    [InlineData("{{ capture y }}{{ x }}{{ end }}")]
    [InlineData("{{ func f; ret x; end }}{{ f }}")]
    [InlineData("{{ wrap x }}{{ end }}")]
    [InlineData("{{ while true }}{{ end }}")]
    [InlineData("{{ with x }}{{ end }}")]
    [InlineData("{{ import x }}")]
    [InlineData("{{ tablerow a in list }}{{ a }}{{ end }}")]
    [InlineData("{{ x | html.escape }}")]
    [InlineData("{{ object.eval x }}")]
    [InlineData("{{ date.now }}{{ include x }}")]
    [InlineData("{{ include 'part.html' | string.upcase }}")]
    [InlineData("{{ 1 + 1 }}")]
    [InlineData("{{ x ?? 'none' }}")]
    [InlineData("{{ -1 }}")]
    [InlineData("{{ if x > 1 }}{{ end }}")]
    [InlineData("{{ [1, 2] }}")]
    [InlineData("{{ $\"{x}\" }}")]
    [InlineData("{{ x[0] }}")]
    [InlineData("{{ this }}")]
    public void Ways_around_the_encoder_do_not_exist(string template) =>
        Assert.StartsWith("page.html(1,", Assert.Throws<TemplateError>(() => Render(template + "</html>\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("a\u2066b\u2069", "a\uFFFDb\uFFFD")]
    [InlineData("a\0b\u001Bc\u009F", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("naïve 🎉 עברית", "naïve 🎉 עברית")]
    public void Characters_that_mislead_are_shown_as_unprintable(string given, string shown) =>
        Assert.Equal($"{shown}</html>\n", new Templates(TemplateFilesOf("{{ x }}</html>\n")).Render("page.html", new ScriptObject { ["x"] = given }));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_unprintable() => Characters_that_mislead_are_shown_as_unprintable("a\uD800b", "a\uFFFDb");

    private static string Render(string page) =>
        new Templates(TemplateFilesOf(page)).Render("page.html", new ScriptObject { ["x"] = Evil, ["list"] = new[] { Evil, Evil } });

    private static TemplateFiles TemplateFilesOf(string page) => new(new Dictionary<string, string> { ["page.html"] = page, ["part.html"] = "<b>{{ x }}</b>" });
}
