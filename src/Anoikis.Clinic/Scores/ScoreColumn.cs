namespace Anoikis.Clinic.Scores;

/// <summary>Which way a number of a score points.</summary>
public enum ScoreDirection
{
    /// <summary>The higher, the more readily cells die.</summary>
    MoreDeath,

    /// <summary>The higher, the more cells live.</summary>
    MoreSurvival,
}

/// <summary>One number that a score gives of a patient.</summary>
/// <param name="Name">Name in tables, such as effector_cleaved_15min.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Its unit; 1 for a share or a bare number.</param>
/// <param name="Direction">Which way it points.</param>
public sealed record ScoreColumn(string Name, string Title, string Unit, ScoreDirection Direction);
