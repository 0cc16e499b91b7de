using Anoikis.Studies.Results.Measures;

namespace Anoikis.Studies.Comparison;

/// <summary>What a row of a comparison is about.</summary>
public enum ComparedKind
{
    /// <summary>Share of the injected cells that entered a step.</summary>
    Entered,

    /// <summary>Share of the cells that entered a step and died there by apoptosis.</summary>
    Apoptosis,

    /// <summary>A quantity that has been observed.</summary>
    Observed,
}

/// <summary>A row of a comparison.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="Measure">How it is measured.</param>
/// <param name="Difference">Its values in both runs and their difference.</param>
public sealed record ComparedQuantity(ComparedKind Kind, string Name, Measure Measure, Difference Difference);
