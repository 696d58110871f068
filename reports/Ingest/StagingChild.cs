using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The process that reads dumps apart: a job on the first line of its input, then a dump a line; it answers a line each, and ends with its input.</summary>
public static class StagingChild
{
    /// <exception cref="SettingsError">The source is not the one that the job means.</exception>
    public static void Serve(TextReader requests, TextWriter answers, CancellationToken cancel)
    {
        if (requests.ReadLine() is not { } first)
        {
            return;
        }

        var job = StagingJob.FromJson(first);
        var source = Source.Of(job.Source);
        if (source.Digest != job.SourceDigest)
        {
            throw new SettingsError($"The source {job.Source} changed while it was used.");
        }

        using var staging = new Staging(new StagedFolder(job.Folder, job.Mapping, job.Site, unfinished: job.Spill), () => new Database(job.MemoryBytes, job.Threads, job.Spill), LookUps.Of(job.LookUps)) { IsApart = true };
        while (requests.ReadLine() is { } line)
        {
            var request = StagingJob.Request.FromJson(line);
            answers.WriteLine(Answer(staging, request.Dump with { Sections = [.. request.Sections.Select(i => source.Sections[i])] }, request.Key, cancel).ToJson());
            answers.Flush();
        }
    }

    private static StagingJob.Answer Answer(Staging staging, Dump dump, string key, CancellationToken cancel)
    {
        try
        {
            return new StagingJob.Answer(staging.Read(dump, key, cancel));
        }
        catch (CannotWrite error)
        {
            return new StagingJob.Answer(null, error.Message);
        }
        catch (CannotReadException error)
        {
            return new StagingJob.Answer(null, CannotRead: error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new StagingJob.Answer(new StagedDump { Sha256 = key, Refused = $"the program failed at it ({error.GetType().Name}: {error.Message})" });
        }
    }
}
