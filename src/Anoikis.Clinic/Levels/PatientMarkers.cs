using System.Collections.Immutable;
using Anoikis.Apoptosis.Networks;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Survival.Data;

namespace Anoikis.Clinic.Levels;

/// <summary>Markers of patients as they were measured: patients by regulators, in the unit of the table.</summary>
public sealed class PatientMarkers
{
    private readonly double[] _values;

    /// <summary>A table of markers.</summary>
    /// <param name="patients">Names of the patients, all different.</param>
    /// <param name="symbols">HGNC symbols of the regulators, all different.</param>
    /// <param name="values">Numbers, patient by patient; NaN where missing.</param>
    /// <param name="groups">The group of each patient, within which missing numbers are drawn; null for one group.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, or a name is there twice.</exception>
    public PatientMarkers(IReadOnlyList<string> patients, IReadOnlyList<string> symbols, double[] values, IReadOnlyList<string>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Patients, Symbols, _values) = ([.. patients], [.. symbols], values);
        if (values.Length != Patients.Length * Symbols.Length || (groups is not null && groups.Count != Patients.Length))
        {
            throw new ArgumentException($"{Patients.Length} patients and {Symbols.Length} regulators need as many values and groups", nameof(values));
        }

        if (Patients.Distinct(StringComparer.Ordinal).Count() != Patients.Length || Symbols.Distinct(StringComparer.Ordinal).Count() != Symbols.Length)
        {
            throw new ArgumentException("a patient or a regulator is there twice", nameof(patients));
        }

        string[] names = [.. (groups ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Groups = groups is null ? [.. Patients.Select(_ => 0)] : [.. groups.Select(g => Array.BinarySearch(names, g, StringComparer.Ordinal))];
    }

    /// <summary>Names of the patients.</summary>
    public ImmutableArray<string> Patients { get; }

    /// <summary>HGNC symbols.</summary>
    public ImmutableArray<string> Symbols { get; }

    /// <summary>Number of each patient's group.</summary>
    public ImmutableArray<int> Groups { get; }

    /// <summary>A number as measured; NaN where missing.</summary>
    public double Value(int patient, int marker) => _values[(patient * Symbols.Length) + marker];

    /// <summary>Patients in whom a marker is missing.</summary>
    public int Missing(int marker) => Enumerable.Range(0, Patients.Length).Count(p => double.IsNaN(Value(p, marker)));

    /// <summary>Reads the regulators of a network from a table, by any name of the catalogue; all that is left out is said.</summary>
    /// <param name="table">The table: patients by markers.</param>
    /// <param name="patients">The column that names patients.</param>
    /// <param name="rows">The rows to read, each another patient.</param>
    /// <param name="network">The network whose regulators count.</param>
    /// <param name="scale">Scale of the numbers.</param>
    /// <param name="findings">Takes every problem, and what was left out.</param>
    /// <param name="groups">The column of groups, within which missing numbers are drawn; null for one group.</param>
    /// <returns>The markers, or null when there is none.</returns>
    public static PatientMarkers? Read(
        DataTable table, TableColumn patients, IReadOnlyList<int> rows, CellNetwork network, ExpressionScale scale, DiagnosticBag findings, TableColumn? groups = null)
    {
        ArgumentNullException.ThrowIfNull(patients);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(findings);
        ImmutableArray<(TableColumn Column, string Symbol)> columns = RegulatorColumns.Of(table, patients, network, findings);
        if (columns.IsEmpty || rows.Count == 0)
        {
            return null;
        }

        double[][] numbers = [.. columns.Select(c => ExpressionColumn.Numbers(table, c.Column, rows, scale, "it is drawn from the cohort", findings))];
        double[] values = [.. Enumerable.Range(0, rows.Count).SelectMany(p => numbers.Select(n => n[p]))];
        return new PatientMarkers(
            [.. rows.Select(r => patients.Text(r) ?? "")], [.. columns.Select(c => c.Symbol)], values, groups is null ? null : [.. rows.Select(r => groups.Text(r) ?? "")]);
    }
}
