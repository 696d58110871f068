using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CampaignBatch.Faults.Mail;

/// <summary>An SMTP relay on loopback that is good unless its script says otherwise.</summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> Own = new(SelfSigned);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Step, TaskCompletionSource> reached = new();
    private readonly ConcurrentQueue<Taken> taken = new();
    private readonly ConcurrentQueue<string> said = new();
    private readonly Task serving;

    public ScriptedRelay()
    {
        // Small, so that a large message cannot be wholly on its way before it is read.
        listener.Server.ReceiveBufferSize = 8192;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    /// <summary>What it does at a step, told with the client's line; null for what a good one does.</summary>
    public Func<Step, string, Reaction?> Script { get; set; } = (_, _) => null;

    public IReadOnlyList<string> Offers { get; init; } = ["PIPELINING", "SIZE 50000000", "8BITMIME", "AUTH PLAIN LOGIN"];

    public bool OffersStartTls { get; init; }

    public bool IsEncryptedFromTheFirstByte { get; init; }

    public static string CertificateSha256 => Own.Value.GetCertHashString(HashAlgorithmName.SHA256);

    public int Port { get; }

    public int Connections { get; private set; }

    public IReadOnlyList<Taken> Messages => [.. taken];

    /// <summary>Every line that clients said outside of messages, before encryption and after.</summary>
    public IReadOnlyList<string> Said => [.. said];

    /// <summary>Ends once a client has come to that step.</summary>
    public Task Reached(Step step) => Signal(step).Task;

    /// <summary>Before the next client.</summary>
    public void Forget() => reached.Clear();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await serving;
        end.Dispose();
    }

    private TaskCompletionSource Signal(Step step) => reached.GetOrAdd(step, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task Serve()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                Connections++;
                talks.Add(Talk(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using (client)
            {
                await new Conversation(this, client).Run(end.Token);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or AuthenticationException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>One client, from greeting to farewell.</summary>
    private sealed class Conversation(ScriptedRelay relay, TcpClient client)
    {
        private Stream stream = client.GetStream();
        private string sender = "", recipient = "";
        private bool isEncrypted;

        public async Task Run(CancellationToken cancel)
        {
            if (relay.IsEncryptedFromTheFirstByte)
            {
                await Encrypt(cancel);
            }

            var goesOn = await React(Step.Connect, "", "220 relay.example ESMTP", cancel);
            while (goesOn && await Line(cancel) is { } line)
            {
                relay.said.Enqueue(line);
                goesOn = await Answer(line, cancel);
            }
        }

        private async Task<bool> Answer(string line, CancellationToken cancel)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    return await React(Step.Hello, line, Hello(), cancel);
                case "STARTTLS":
                    var goesOn = await React(Step.StartTls, line, "220 go ahead", cancel);
                    if (goesOn)
                    {
                        await Encrypt(cancel);
                    }

                    return goesOn;
                case "AUTH":
                    return await React(Step.Login, line, "235 welcome", cancel);
                case "MAIL":
                    sender = Mailbox(line);
                    return await React(Step.Mail, line, "250 sender ok", cancel);
                case "RCPT":
                    recipient = Mailbox(line);
                    return await React(Step.Recipient, line, "250 recipient ok", cancel);
                case "DATA":
                    // Asked once: a script may answer otherwise the next time.
                    var reaction = relay.Script(Step.Data, line);
                    return await React(Step.Data, reaction, "354 go on", cancel) && (reaction is not null || await Message(cancel));
                case "RSET":
                    return await React(Step.Reset, line, "250 forgotten", cancel);
                case "QUIT":
                    await React(Step.Quit, line, "221 bye", cancel);
                    return false;
                default:
                    return await React(Step.Reset, line, "500 what?", cancel);
            }
        }

        private string Hello()
        {
            string[] offers = [.. relay.Offers, .. relay.OffersStartTls && !isEncrypted ? ["STARTTLS"] : Array.Empty<string>()];
            return string.Join("\r\n", new[] { "relay.example" }.Concat(offers).Select((offer, i) => $"250{(i == offers.Length ? ' ' : '-')}{offer}"));
        }

        private async Task<bool> Message(CancellationToken cancel)
        {
            using var bytes = new MemoryStream();
            var isFirst = true;
            while (await RawLine(cancel) is { } line)
            {
                if (isFirst && !await React(Step.InMessage, "", null, cancel))
                {
                    return false;
                }

                isFirst = false;
                if (line.AsSpan().SequenceEqual(".\r\n"u8))
                {
                    return await React(Step.Dot, "", "250 2.0.0 queued as " + (relay.taken.Count + 1), cancel, bytes.ToArray());
                }

                bytes.Write(line[0] == (byte)'.' ? line.AsSpan(1) : line);
            }

            return false;
        }

        private Task<bool> React(Step step, string line, string? good, CancellationToken cancel, byte[]? message = null) => React(step, relay.Script(step, line), good, cancel, message);

        private async Task<bool> React(Step step, Reaction? reaction, string? good, CancellationToken cancel, byte[]? message = null)
        {
            if (message is not null && (reaction is null || reaction.Takes))
            {
                relay.taken.Enqueue(new Taken(sender, recipient, message));
            }

            relay.Signal(step).TrySetResult();
            if (reaction?.After is { } after)
            {
                await after.WaitAsync(cancel);
            }

            await Say(reaction is null ? good : reaction.Reply, reaction?.Drip, cancel);
            if (reaction?.Drops == true)
            {
                client.LingerState = new LingerOption(true, 0);
            }

            return reaction?.Drops != true;
        }

        private async Task Say(string? text, Func<Task>? drip, CancellationToken cancel)
        {
            foreach (var part in text is null ? [] : drip is null ? [text + "\r\n"] : (text + "\r\n").Select(c => c.ToString()))
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(part), cancel);
                await stream.FlushAsync(cancel);
                await (drip?.Invoke() ?? Task.CompletedTask);
            }
        }

        private async Task Encrypt(CancellationToken cancel)
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Own.Value }, cancel);
            (stream, isEncrypted) = (tls, true);
        }

        private async Task<string?> Line(CancellationToken cancel) => await RawLine(cancel) is { } raw ? Encoding.UTF8.GetString(raw).TrimEnd() : null;

        private readonly byte[] buffer = new byte[4096];
        private int from, until;

        private async Task<byte[]?> RawLine(CancellationToken cancel)
        {
            using var line = new MemoryStream();
            while (true)
            {
                if (from == until)
                {
                    (from, until) = (0, await stream.ReadAsync(buffer, cancel));
                    if (until == 0)
                    {
                        return null;
                    }
                }

                var at = Array.IndexOf(buffer, (byte)'\n', from, until - from);
                var stop = at < 0 ? until : at + 1;
                line.Write(buffer, from, stop - from);
                from = stop;
                if (at >= 0)
                {
                    return line.ToArray();
                }
            }
        }

        private static string Mailbox(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
    }
}
