using System.Runtime.InteropServices;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Commands;
using CampaignBatch.Jobs.Telling;

if (OpenFileLimit.IsTooLow())
{
    return (int)ExitCode.CannotWrite;
}

using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

return (int)new CommandLine(Terminal.OfProcess(), new Workbench(), Environment.GetEnvironmentVariables()).Invoke(args, interrupted.Token);

// The first signal ends the run in good order; a second one ends the process.
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
