using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>The program's own typeface: charts have the same letters on every machine, also on one without any font.</summary>
internal static class Inter
{
    private static readonly SKTypeface Regular = Embedded("Inter-Regular.ttf");
    private static readonly SKTypeface SemiBold = Embedded("Inter-SemiBold.ttf");

    // Widths of letters never change: asking Skia for each text would be a third of the time of a drawing.
    private static readonly float[] RegularWidths = Widths(Regular);
    private static readonly float[] SemiBoldWidths = Widths(SemiBold);

    /// <summary>Room that a reader's own font may need for what has this width here.</summary>
    public const float Slack = 1.12f, StrongSlack = 1.25f;

    /// <summary>Width of a text in the unit of <paramref name="size"/>. A letter that the typeface lacks counts as a whole square, as those of East Asia are.</summary>
    public static float Width(string text, float size, bool strong)
    {
        var (widths, sum) = (strong ? SemiBoldWidths : RegularWidths, 0f);
        foreach (var rune in text.EnumerateRunes())
        {
            sum += rune.Value < widths.Length ? widths[rune.Value] : 1;
        }

        return sum * size;
    }

    /// <summary>Writes a note; letters that the typeface lacks come from the machine's fonts, where it has some.</summary>
    public static void Write(SKCanvas canvas, Note note)
    {
        using var paint = new SKPaint { Color = note.Ink.Color.ToSKColor(), IsAntialias = true };
        var x = note.Left;
        foreach (var (text, own) in Runs(note.Text, note.Strong ? SemiBold : Regular))
        {
            using var other = own ? null : SKFontManager.Default.MatchCharacter(char.ConvertToUtf32(text, 0));
            using var font = Font(own ? note.Strong ? SemiBold : Regular : other ?? Regular, note.Size);
            canvas.DrawText(text, x, note.Baseline, font, paint);
            x += font.MeasureText(text);
        }
    }

    /// <summary>Stretches of letters that the typeface has, and single ones that it lacks.</summary>
    private static IEnumerable<(string Text, bool Own)> Runs(string text, SKTypeface typeface)
    {
        var run = "";
        foreach (var letter in text.EnumerateRunes().Select(r => r.ToString()))
        {
            if (typeface.ContainsGlyphs(letter))
            {
                run += letter;
                continue;
            }

            if (run.Length > 0)
            {
                yield return (run, true);
            }

            yield return (letter, false);
            run = "";
        }

        if (run.Length > 0)
        {
            yield return (run, true);
        }
    }

    private static SKFont Font(SKTypeface typeface, float size) => new(typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };

    private static float[] Widths(SKTypeface typeface)
    {
        using var font = Font(typeface, 1000);
        return [.. Enumerable.Range(0, 0x2200).Select(c => char.IsSurrogate((char)c) || !typeface.ContainsGlyph(c) ? 1f : font.MeasureText(((char)c).ToString()) / 1000)];
    }

    private static SKTypeface Embedded(string file)
    {
        var name = $"{typeof(Inter).Namespace}.Fonts.{file}";
        using var stream = typeof(Inter).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its font '{name}'.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The program's font '{name}' is damaged.");
    }
}
