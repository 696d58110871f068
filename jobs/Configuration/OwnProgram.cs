using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>How this very program is started a second time.</summary>
internal static class OwnProgram
{
    /// <summary>The command that reads dumps for another process.</summary>
    public const string StageCommand = "stage";

    /// <summary>To read dumps in a process apart.</summary>
    public static ReadApart ToReadApart(TimeSpan longest, long memoryBytes)
    {
        var library = typeof(OwnProgram).Assembly.Location;
        var program = Path.ChangeExtension(library, OperatingSystem.IsWindows() ? ".exe" : null);
        return File.Exists(program) ? new ReadApart(program, [StageCommand], longest, memoryBytes) : new ReadApart("dotnet", [library, StageCommand], longest, memoryBytes);
    }
}
