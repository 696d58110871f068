using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>The program's own typeface: charts have the same letters on every machine, also on one without any font.</summary>
internal static class Inter
{
    /// <summary>Its name, as styles ask for it.</summary>
    public const string Family = "Inter";

    private static readonly SKTypeface Regular = Embedded("Inter-Regular.ttf");
    private static readonly SKTypeface SemiBold = Embedded("Inter-SemiBold.ttf");

    // Before the fonts of the system: one of them may be another Inter.
    static Inter() => ScottPlot.Fonts.FontResolvers.Insert(0, new Resolver());

    /// <summary>Makes the typeface known to ScottPlot. Once is enough, more often does no harm.</summary>
    public static void Install() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Inter).TypeHandle);

    /// <summary>Width of a text in the unit of <paramref name="size"/>.</summary>
    public static float Width(string text, float size, bool strong)
    {
        using var font = new SKFont(strong ? SemiBold : Regular, size) { Subpixel = true, Hinting = SKFontHinting.None };
        return font.MeasureText(text);
    }

    private static SKTypeface Embedded(string file)
    {
        var name = $"{typeof(Inter).Namespace}.Fonts.{file}";
        using var stream = typeof(Inter).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its font '{name}'.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The program's font '{name}' is damaged.");
    }

    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            fontName != Family ? null : weight >= FontWeight.SemiBold ? SemiBold : Regular;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);
    }
}
