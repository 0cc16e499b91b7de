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

    /// <summary>Share of a dish's cells that died by a time.</summary>
    Dead,

    /// <summary>Share of a dish's cells whose mitochondria let go by a time.</summary>
    Momp,

    /// <summary>Share of a dish's cells that became colonies.</summary>
    Colonies,
}

/// <summary>A row of a comparison.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="Measured">How it is measured, in words.</param>
/// <param name="IsCount">Whether it is a plain count and not a share.</param>
/// <param name="Difference">Its values in both runs and their difference.</param>
public sealed record ComparedQuantity(ComparedKind Kind, string Name, string Measured, bool IsCount, Difference Difference);
