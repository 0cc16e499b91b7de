using Anoikis.Studies.Results;

namespace Anoikis.Studies.Runs;

/// <summary>What a finished run came to.</summary>
/// <param name="Record">All of it.</param>
/// <param name="Summary">In a few numbers.</param>
/// <param name="Directory">Folder of the results.</param>
public sealed record RunOutcome(RunRecord Record, RunSummary Summary, string Directory)
{
    /// <summary>The outcome of a record in a folder.</summary>
    public static RunOutcome Of(RunRecord record, string directory) => new(record, RunSummary.Of(record), directory);
}
