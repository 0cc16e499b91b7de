using System.Globalization;

namespace Anoikis.Studies.Results.Measures;

/// <summary>A yes-or-no question about one simulated entity at a time; summed with the entities' weights it is a count. Times in seconds.</summary>
/// <param name="Counting">Whether a colony counts once or cell by cell.</param>
public abstract record Selector(Counting Counting)
{
    /// <summary>The latest time that it asks about, s; 0 for none.</summary>
    public virtual double LatestTime => 0;

    /// <summary>The time at which it needs colonies' sizes, s, so that a run notes them; null when it needs none.</summary>
    public virtual double? ColonyTime => null;

    /// <summary>The step that it names, or null.</summary>
    public virtual string? StepName => null;

    /// <summary>The same selector in the words that <see cref="MeasureParser"/> reads.</summary>
    public sealed override string ToString() => Counting == Counting.Cells ? "cells " + Words() : Words();

    /// <summary>The selector's own words, without what is counted.</summary>
    protected abstract string Words();

    /// <summary>A time in the largest unit that writes it exactly: 259200 s is 3 d.</summary>
    protected static string Time(double seconds) => Duration.Format(seconds);

    /// <summary>A whole number.</summary>
    protected static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>Every cell that the experiment starts with.</summary>
public sealed record Injected() : Selector(Counting.Founders)
{
    /// <inheritdoc/>
    protected override string Words() => "injected";
}

/// <summary>Alive, wherever it is.</summary>
/// <param name="At">Time, s.</param>
/// <param name="Counting">What is counted.</param>
public sealed record AliveAt(double At, Counting Counting = Counting.Founders) : Selector(Counting)
{
    /// <inheritdoc/>
    public override double LatestTime => At;

    /// <inheritdoc/>
    public override double? ColonyTime => Counting == Counting.Cells ? At : null;

    /// <inheritdoc/>
    protected override string Words() => $"alive at {Time(At)}";
}

/// <summary>Alive and in a step of the cascade.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="At">Time, s.</param>
/// <param name="Counting">What is counted.</param>
public sealed record InStep(string Step, double At, Counting Counting = Counting.Founders) : Selector(Counting)
{
    /// <inheritdoc/>
    public override double LatestTime => At;

    /// <inheritdoc/>
    public override double? ColonyTime => Counting == Counting.Cells ? At : null;

    /// <inheritdoc/>
    public override string StepName => Step;

    /// <inheritdoc/>
    protected override string Words() => $"in {Step} at {Time(At)}";
}

/// <summary>Has entered a step, whatever became of it since.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="By">Latest time, s.</param>
public sealed record ReachedStep(string Step, double By) : Selector(Counting.Founders)
{
    /// <inheritdoc/>
    public override double LatestTime => By;

    /// <inheritdoc/>
    public override string StepName => Step;

    /// <inheritdoc/>
    protected override string Words() => $"reached {Step} by {Time(By)}";
}

/// <summary>
/// Dead by apoptosis, in a step, within the time for which an apoptotic cell can be seen: what a section stained at that time shows.
/// </summary>
/// <param name="Visible">For how long an apoptotic cell is seen, s.</param>
/// <param name="Step">Name of the step in which it died.</param>
/// <param name="At">Time of the look, s.</param>
public sealed record VisiblyApoptotic(double Visible, string Step, double At) : Selector(Counting.Founders)
{
    /// <inheritdoc/>
    public override double LatestTime => At;

    /// <inheritdoc/>
    public override string StepName => Step;

    /// <inheritdoc/>
    protected override string Words() => $"visibly apoptotic for {Time(Visible)} in {Step} at {Time(At)}";
}

/// <summary>What a look at a step shows: its living cells and those visibly apoptotic.</summary>
/// <param name="Visible">For how long an apoptotic cell is seen, s.</param>
/// <param name="Step">Name of the step.</param>
/// <param name="At">Time of the look, s.</param>
public sealed record SeenInStep(double Visible, string Step, double At) : Selector(Counting.Founders)
{
    /// <inheritdoc/>
    public override double LatestTime => At;

    /// <inheritdoc/>
    public override string StepName => Step;

    /// <inheritdoc/>
    protected override string Words() => $"seen for {Time(Visible)} in {Step} at {Time(At)}";
}

/// <summary>Has died by apoptosis, in any step.</summary>
/// <param name="By">Latest time, s.</param>
public sealed record ApoptoticBy(double By) : Selector(Counting.Founders)
{
    /// <inheritdoc/>
    public override double LatestTime => By;

    /// <inheritdoc/>
    protected override string Words() => $"apoptotic by {Time(By)}";
}

/// <summary>A colony that holds so many cells.</summary>
/// <param name="Least">Smallest number of cells.</param>
/// <param name="Most">Largest number of cells; positive infinity for no bound.</param>
/// <param name="At">Time, s.</param>
/// <param name="Counting">What is counted.</param>
public sealed record ColonyOf(double Least, double Most, double At, Counting Counting = Counting.Founders) : Selector(Counting)
{
    /// <inheritdoc/>
    public override double LatestTime => At;

    /// <inheritdoc/>
    public override double? ColonyTime => At;

    /// <inheritdoc/>
    protected override string Words() => double.IsPositiveInfinity(Most)
        ? $"colony of at least {Number(Least)} cells at {Time(At)}"
        : $"colony of {Number(Least)} to {Number(Most)} cells at {Time(At)}";
}
