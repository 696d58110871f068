using System.Runtime.CompilerServices;
using Xunit;

namespace CampaignBatch.Tests.Jobs;

/// <summary>Texts as a person approved them, in the folder Approved. A text that differs is left beside as *.received.txt, to look at and rename.</summary>
internal static class Approved
{
    public static void Equal(string name, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name);
        var received = Path.ChangeExtension(path, ".received.txt");
        var plain = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
        if (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == plain)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, plain);
        Assert.Fail($"{name} is not as approved. Compare {received}.");
    }
}
