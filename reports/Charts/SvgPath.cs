using System.Buffers;
using System.Globalization;
using System.Text;

namespace CampaignBatch.Reports.Charts;

/// <summary>Paths and numbers as short as SVG allows: a tenth of a unit is finer than a screen, and steps are shorter than places.</summary>
internal static class SvgPath
{
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("-.0123456789e+");

    public static double Read(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Adding 0 makes −0 a plain 0.
    public static string Number(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Skia's path of places (M, L, Z), in steps.</summary>
    public static string Short(ReadOnlySpan<char> path)
    {
        var steps = new StringBuilder(path.Length / 2);
        var pen = new Pen(steps);
        while (path.Length > 0)
        {
            var letter = path[0];
            path = path[1..];
            if (letter == 'Z')
            {
                pen.Close();
                continue;
            }

            var (x, y) = (Next(ref path), Next(ref path));
            pen.Go(letter, Tenths(x), Tenths(y));
        }

        return steps.ToString();
    }

    private static int Tenths(double place) => (int)Math.Round(place * 10);

    private static double Next(ref ReadOnlySpan<char> path)
    {
        path = path.TrimStart(" ,");
        var end = path.IndexOfAnyExcept(OfNumbers);
        end = end < 0 ? path.Length : end;
        var number = Read(path[..end]);
        path = path[end..];
        return number;
    }

    /// <summary>Knows where it is, in tenths, and where the figure began.</summary>
    private sealed class Pen(StringBuilder steps)
    {
        private int x, y, firstX, firstY;
        private char last;

        public void Go(char letter, int toX, int toY)
        {
            var (right, down) = (toX - x, toY - y);
            (x, y) = (toX, toY);
            if (letter == 'M')
            {
                (firstX, firstY) = (x, y);
                Write('m', right, down);
            }
            else if (letter != 'L')
            {
                throw new InvalidOperationException($"A chart's path has the step '{letter}', which no mark of ours makes.");
            }
            else if (down == 0)
            {
                Write('h', right);
            }
            else if (right == 0)
            {
                Write('v', down);
            }
            else
            {
                Write('l', right, down);
            }
        }

        public void Close()
        {
            // Where it began is where it stands now; a line back to there goes without saying.
            (x, y) = (firstX, firstY);
            steps.Append(last = 'z');
        }

        private void Write(char letter, params ReadOnlySpan<int> tenths)
        {
            // The letter of the step before holds until another comes, but pairs after a move are lines.
            var isSame = letter == last && letter != 'm';
            if (!isSame)
            {
                steps.Append(last = letter);
            }

            for (var i = 0; i < tenths.Length; i++)
            {
                if ((isSame || i > 0) && tenths[i] >= 0)
                {
                    steps.Append(' ');
                }

                Append(tenths[i]);
            }
        }

        private void Append(int tenths)
        {
            var (whole, rest) = (Math.Abs(tenths) / 10, Math.Abs(tenths) % 10);
            steps.Append(tenths < 0 ? "-" : "");
            if (whole > 0 || rest == 0)
            {
                steps.Append(CultureInfo.InvariantCulture, $"{whole}");
            }

            if (rest > 0)
            {
                steps.Append(CultureInfo.InvariantCulture, $".{rest}");
            }
        }
    }
}
