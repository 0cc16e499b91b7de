using System.Collections.Immutable;
using Anoikis.Clinic.Levels;

namespace Anoikis.Clinic.Scores;

/// <summary>A score: levels of regulators in, numbers out. It knows nothing of outcomes. Equal levels give equal numbers, bit for bit, in whatever row, on however many threads.</summary>
public interface IPatientScore
{
    /// <summary>Name in tables.</summary>
    string Name { get; }

    /// <summary>What it is and what it is not, for reports.</summary>
    string Meaning { get; }

    /// <summary>HGNC symbols of the regulators that move it.</summary>
    ImmutableArray<string> Inputs { get; }

    /// <summary>Those of them that a ranking takes where it names none: not what the network only cuts or counts, nor what is not modelled in it.</summary>
    ImmutableArray<string> Ranked => Inputs;

    /// <summary>The numbers that it gives.</summary>
    ImmutableArray<ScoreColumn> Columns { get; }

    /// <summary>Scores every row. A regulator that the matrix lacks is at the network's own level.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="execution">How it is carried out.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    ScoreValues Evaluate(LevelMatrix levels, ScoreExecution execution);
}

/// <summary>How a score is carried out; the numbers do not depend on it.</summary>
public sealed record ScoreExecution
{
    /// <summary>Threads; null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Is told finished rows, as increments; called from any thread.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>Stops the run.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>What a score gives of the rows of a matrix.</summary>
/// <param name="Columns">Numbers a row.</param>
/// <param name="Values">The numbers, row by row; NaN where one could not be computed.</param>
/// <param name="Cells">Cells that were run.</param>
/// <param name="FailedCells">Cells that could not be computed; they count neither as dead nor as alive.</param>
public sealed record ScoreValues(int Columns, double[] Values, long Cells = 0, long FailedCells = 0)
{
    /// <summary>A number.</summary>
    public double Value(int row, int column) => Values[(row * Columns) + column];
}
