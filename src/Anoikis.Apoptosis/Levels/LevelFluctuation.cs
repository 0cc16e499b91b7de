namespace Anoikis.Apoptosis.Levels;

/// <summary>
/// How the levels of proteins wander while cells live. Of the variance of a level's logarithm a share is fixed for a cell and inherited; the rest follows an Ornstein-Uhlenbeck
/// process, which changes in steps at the multiples of an interval. Only regulators with a half-life (levels that drive synthesis) can wander.
/// </summary>
/// <param name="FixedShare">Share of the log-variance that a cell keeps for life and hands to its daughters, 0 to 1.</param>
/// <param name="TimeConstant">Time in which the correlation of the other share falls to 1/e, seconds, above 0.</param>
/// <param name="Update">Time between two changes, seconds, above 0.</param>
public sealed record LevelFluctuation(double FixedShare, double TimeConstant, double Update)
{
    /// <summary>Shortest time between two changes, seconds.</summary>
    public const double ShortestUpdate = 60;

    /// <summary>Most changes in a run: their numbers name random streams.</summary>
    public const int MostUpdates = 1 << 23;
}
