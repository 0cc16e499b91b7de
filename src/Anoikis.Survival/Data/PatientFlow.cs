namespace Anoikis.Survival.Data;

/// <summary>Rows set aside for one reason.</summary>
/// <param name="Reason">Why, such as "age is missing".</param>
/// <param name="Rows">Rows of the table, from 0, in order.</param>
public sealed record Exclusion(string Reason, IReadOnlyList<int> Rows);

/// <summary>Accounts for every row of a table: read = used + excluded.</summary>
/// <param name="Read">Rows of the table.</param>
/// <param name="Used">Rows that the analysis uses.</param>
/// <param name="Exclusions">The others, each under the first reason that holds for it.</param>
public sealed record PatientFlow(int Read, int Used, IReadOnlyList<Exclusion> Exclusions)
{
    /// <summary>Rows set aside.</summary>
    public int Excluded => Exclusions.Sum(e => e.Rows.Count);
}
