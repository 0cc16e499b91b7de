using System.Runtime.InteropServices;
using Anoikis.Cli;

// The first Ctrl-C asks for an orderly end; the second one ends the process at once, as everywhere.
using CancellationTokenSource interruption = new();
using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return (int)await AnoikisCommand.InvokeAsync(args, Console.Out, Console.Error, interruption.Token);

void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
}
