using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace CampaignBatch.Tests;

/// <summary>Compares what is drawn or written with a file that a person looked at and approved.</summary>
internal static class Approved
{
    /// <summary>Fails where <paramref name="received"/> differs by one byte, and leaves it beside the approved file to look at.</summary>
    /// <param name="name">File name in tests/Approved.</param>
    public static void Matches(string name, string received, [CallerFilePath] string caller = "")
    {
        var approved = Path.Combine(Folder(caller), name);
        var beside = approved + ".received";
        if (File.Exists(approved) && File.ReadAllBytes(approved).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(received)))
        {
            File.Delete(beside);
            return;
        }

        File.WriteAllText(beside, received);
        Assert.Fail($"{name} is not as approved. Look at {beside}; where it is right, rename it to {name} and commit it.");
    }

    private static string Folder(string caller)
    {
        var tests = new DirectoryInfo(Path.GetDirectoryName(caller)!);
        while (!File.Exists(Path.Combine(tests.FullName, "CampaignBatch.Tests.csproj")))
        {
            tests = tests.Parent ?? throw new InvalidOperationException($"{caller} lies in no test project.");
        }

        return Directory.CreateDirectory(Path.Combine(tests.FullName, "Approved")).FullName;
    }
}
