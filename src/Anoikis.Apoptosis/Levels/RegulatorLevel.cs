using System.Globalization;

namespace Anoikis.Apoptosis.Levels;

/// <summary>How a clone states the level of a regulator.</summary>
public enum LevelKind
{
    /// <summary>A multiple of the network's published copies.</summary>
    Fold,

    /// <summary>Copies per cell, over all species of the regulator.</summary>
    Copies,

    /// <summary>Lost: no copies at all, in no cell.</summary>
    Lost,
}

/// <summary>The mean level of a regulator in a clone's cells.</summary>
public readonly record struct RegulatorLevel
{
    private RegulatorLevel(LevelKind kind, double value) => (Kind, Value) = (kind, value);

    /// <summary>The published level.</summary>
    public static RegulatorLevel Published { get; } = new(LevelKind.Fold, 1);

    /// <summary>No copies at all.</summary>
    public static RegulatorLevel Lost { get; } = new(LevelKind.Lost, 0);

    /// <summary>How it is stated.</summary>
    public LevelKind Kind { get; }

    /// <summary>The multiple, or copies per cell; 0 when lost.</summary>
    public double Value { get; }

    /// <summary>A multiple, at least 0, of the published copies.</summary>
    public static RegulatorLevel Fold(double times) => new(LevelKind.Fold, Checked(times));

    /// <summary>Copies per cell, at least 0, over all species of the regulator in their published proportion.</summary>
    public static RegulatorLevel Copies(double copies) => new(LevelKind.Copies, Checked(copies));

    /// <summary>Mean multiple of <paramref name="publishedCopies"/>; copies of a regulator whose published count is 0 have none, so 0.</summary>
    public double AsFold(double publishedCopies) => Kind switch
    {
        LevelKind.Fold => Value,
        LevelKind.Copies => publishedCopies > 0 ? Value / publishedCopies : 0,
        _ => 0,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        LevelKind.Fold => string.Create(CultureInfo.InvariantCulture, $"x{Value}"),
        LevelKind.Copies => string.Create(CultureInfo.InvariantCulture, $"{Value} copies"),
        _ => "lost",
    };

    private static double Checked(double value)
        => value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
