namespace Anoikis.Survival.Data;

/// <summary>Which columns of a table hold the follow-up, and which rows are wanted.</summary>
public sealed record ResponseColumns
{
    /// <summary>End of observation.</summary>
    public required string Time { get; init; }

    /// <summary>Whether the event happened: 0/1, FALSE/TRUE, or 1/2 as R reads them; or any value beside <see cref="EventValue"/>.</summary>
    public required string Event { get; init; }

    /// <summary>The value that means the event; all others mean censored. Null for 0/1.</summary>
    public string? EventValue { get; init; }

    /// <summary>Begin of observation, or null.</summary>
    public string? Start { get; init; }

    /// <summary>Case weights, or null.</summary>
    public string? Weights { get; init; }

    /// <summary>Names of patients, for the search for duplicates; or null.</summary>
    public string? Id { get; init; }

    /// <summary>Conditions on columns: rows with another value are set aside.</summary>
    public IReadOnlyList<(string Column, string Value)> Where { get; init; } = [];

    /// <summary>All columns named.</summary>
    public IEnumerable<string> Columns => new[] { Time, Event, Start, Weights, Id }.OfType<string>().Concat(Where.Select(w => w.Column)).Distinct(StringComparer.Ordinal);
}
