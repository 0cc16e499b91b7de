using Anoikis.Kinetics.Diagnostics;
using Anoikis.Studies.Assays.Results;
using Anoikis.Studies.Runs;

namespace Anoikis.Studies.Assays;

/// <summary>
/// An assay on its way into a folder: parts that are finished are kept there until the results are written. A run that is stopped, or killed, leaves them, and the next one with
/// <see cref="ResultRequest.Resume"/> ends with the same bits.
/// </summary>
public sealed class KeptAssayRun
{
    private readonly AssayRequest _request;
    private readonly RunIdentity _identity;
    private readonly AssayRun? _run;

    private KeptAssayRun(AssayRequest request, RunIdentity identity, AssayRun? run) => (_request, _identity, _run) = (request, identity, run);

    /// <summary>Whether the folder already holds the results, so that <see cref="Execute"/> only reads them.</summary>
    public bool IsFinished => _run is null;

    /// <summary>Checks that the folder may be written and compiles the network. Null, with findings that say what to do, when that fails; nothing is written here.</summary>
    public static KeptAssayRun? Prepare(AssayRequest request, DiagnosticBag findings)
    {
        ArgumentNullException.ThrowIfNull(request);
        RunIdentity identity = RunIdentity.Of(request.Scenario.Inputs, request.Version);
        switch (ResultFolder.Examine(request.Directory, request.Resume, request.Scenario.Inputs, identity, findings))
        {
            case FolderContent.Foreign:
                return null;
            case FolderContent.SameFinished:
                return new KeptAssayRun(request, identity, null);
            default:
                return AssayRun.Prepare(request.Scenario, findings) is { } run ? new KeptAssayRun(request, identity, run) : null;
        }
    }

    /// <summary>Runs what is missing and writes the results. Null, with findings, when the folder cannot be written.</summary>
    /// <param name="progress">Takes courses of cells that have ended, as increments, those kept earlier included; called from any thread.</param>
    /// <param name="findings">Takes problems with the folder.</param>
    /// <param name="cancellation">Stops the run; finished parts stay.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public AssayOutcome? Execute(Action<long> progress, DiagnosticBag findings, CancellationToken cancellation = default)
        => _run is null ? AssayFolder.Read(_request.Directory, findings) : KeptRun.Execute(_request.Directory, _identity, findings, kept =>
        {
            AssayOutcome outcome = _run.Execute(_request.Version, _request.Command, kept, progress, cancellation);
            AssayFolder.Write(outcome, _request.Directory);
            return outcome;
        });
}
