using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// The data files of a campaign, by their path beside the page. The page carries them too, so that it can be sent alone and still be exported:
/// page.js hands them out. A file beyond <see cref="Largest"/> stands beside the page only.
/// </summary>
internal sealed class EmbeddedFiles
{
    /// <summary>Bytes up to which a file is carried.</summary>
    public const int Largest = 1 << 20;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<(string Path, byte[] Bytes)> files = [];

    public IReadOnlyList<(string Path, byte[] Bytes)> All => files;

    public void Add(string path, byte[] bytes) => files.Add((path, bytes));

    /// <summary>A JSON object for a script element: text as it is, Arrow as base 64; "&lt;" is written \u003c, so that nothing in it ends the element.</summary>
    public string Island()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (path, bytes) in files.Where(f => f.Bytes.Length <= Largest))
            {
                if (path.EndsWith(".arrow", StringComparison.Ordinal))
                {
                    json.WriteBase64String(path, bytes);
                }
                else
                {
                    json.WriteString(path, bytes);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("<", "\\u003c", StringComparison.Ordinal);
    }
}
