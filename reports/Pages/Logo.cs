namespace CampaignBatch.Reports.Pages;

/// <summary>A template owner's logo: logo.png or logo.svg of the own folder, carried inside each page as an image, so that nothing in it can run.</summary>
internal static class Logo
{
    private const string Png = "logo.png", Svg = "logo.svg";

    /// <summary>An img element; null where there is no logo.</summary>
    public static Html? Of(Templates templates) =>
        templates.Image(Png) is { } png ? Image("image/png", png)
        : templates.Image(Svg) is { } svg ? Image("image/svg+xml", svg)
        : null;

    private static Html Image(string type, byte[] bytes) => new($"<img class=\"logo\" alt=\"\" src=\"data:{type};base64,{Convert.ToBase64String(bytes)}\">");
}
