using System.IO.Compression;
using System.Net;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>How pages come over the wire: compressed, and not at all where the browser has them.</summary>
public sealed class Compressed
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_is_compressed_the_way_a_browser_takes_and_is_the_same_page(string how)
    {
        await using var trial = await ServeTrial.WithSite();
        foreach (var path in new[] { "/", "/campaigns/spring/index.html", "/campaigns/spring/report.json", "/hangfire/campaigns" })
        {
            var (whole, plain) = await Get(trial, path, "identity");
            var (answer, packed) = await Get(trial, path, how);
            Assert.Empty(whole.Content.Headers.ContentEncoding);
            Assert.Equal(how, Assert.Single(answer.Content.Headers.ContentEncoding));
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.True(packed.Length < plain.Length / 2, $"{path}: {packed.Length} of {plain.Length}");
            if (!path.StartsWith("/hangfire", StringComparison.Ordinal))
            {
                Assert.Equal(plain, Unpacked(packed, how));
            }
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_page_that_the_browser_has_is_not_sent_again(string how)
    {
        await using var trial = await ServeTrial.WithSite();
        var (first, _) = await Get(trial, "/campaigns/spring/index.html", how);
        var tag = first.Headers.ETag!;
        Assert.Equal(how != "identity", tag.IsWeak);
        var (again, nothing) = await Get(trial, "/campaigns/spring/index.html", how, ("If-None-Match", tag.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, nothing.Length));
        var (other, _) = await Get(trial, "/campaigns/spring/index.html", how, ("If-None-Match", "\"another\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/login")]
    [InlineData("/campaigns/spring/index.html")]
    public async Task HEAD_says_what_GET_would_and_sends_nothing(string path)
    {
        await using var trial = await ServeTrial.WithSite();
        using var stranger = trial.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(HttpResponseMessage Answer, byte[] Bytes)> Get(ServeTrial trial, string path, string how, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", how);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await trial.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static byte[] Unpacked(byte[] packed, string how)
    {
        using var from = new MemoryStream(packed);
        using Stream stream = how == "br" ? new BrotliStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        using var to = new MemoryStream();
        stream.CopyTo(to);
        return to.ToArray();
    }
}
