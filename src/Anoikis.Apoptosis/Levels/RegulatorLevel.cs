using System.Globalization;
using Anoikis.Apoptosis.Networks;
using Anoikis.Apoptosis.Variability;

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

/// <summary>The level of a regulator in a clone's cells: its mean or how it is distributed, and the function that all or some of them have lost.</summary>
public readonly record struct RegulatorLevel
{
    private RegulatorLevel(LevelKind kind, double value, RandomQuantity? distribution = null) => (Kind, Value, Distribution) = (kind, value, distribution);

    /// <summary>The published level.</summary>
    public static RegulatorLevel Published { get; } = new(LevelKind.Fold, 1);

    /// <summary>No copies at all.</summary>
    public static RegulatorLevel Lost { get; } = new(LevelKind.Lost, 0);

    /// <summary>How it is stated.</summary>
    public LevelKind Kind { get; }

    /// <summary>The mean multiple, or the mean of copies per cell; 0 when lost.</summary>
    public double Value { get; }

    /// <summary>
    /// How the level is distributed over cells, in the unit of <see cref="Kind"/>; null where the clone's variability says it. A log-normal one takes the place of the regulator's coefficient of variation; of any other
    /// law a cell draws its level once, for life, and the level does not wander.
    /// </summary>
    public RandomQuantity? Distribution { get; }

    /// <summary>The function that all or some cells have lost, or null.</summary>
    public LossOfFunction? Loss { get; init; }

    /// <summary>A multiple, at least 0, of the published copies.</summary>
    public static RegulatorLevel Fold(double times) => new(LevelKind.Fold, Checked(times));

    /// <summary>A multiple of the published copies that differs from cell to cell.</summary>
    public static RegulatorLevel Fold(RandomQuantity times) => Of(LevelKind.Fold, times);

    /// <summary>Copies per cell, at least 0, over all species of the regulator in their published proportion.</summary>
    public static RegulatorLevel Copies(double copies) => new(LevelKind.Copies, Checked(copies));

    /// <summary>Copies per cell that differ from cell to cell.</summary>
    public static RegulatorLevel Copies(RandomQuantity copies) => Of(LevelKind.Copies, copies);

    /// <summary>Mean multiple of <paramref name="publishedCopies"/> in cells that have lost no function; copies of a regulator whose published count is 0 have none, so 0.</summary>
    public double AsFold(double publishedCopies) => Kind == LevelKind.Lost ? 0 : Value * FoldPerUnit(publishedCopies);

    /// <summary>What one of the unit that <see cref="Value"/> and <see cref="Distribution"/> are in is as a multiple of the published copies.</summary>
    internal double FoldPerUnit(double publishedCopies) => Kind switch
    {
        LevelKind.Fold => 1,
        LevelKind.Copies => publishedCopies > 0 ? 1 / publishedCopies : 0,
        _ => 0,
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        string level = (Kind, Distribution) switch
        {
            (LevelKind.Lost, _) => "lost",
            (LevelKind.Fold, { } law) => $"x {Text(law)}",
            (LevelKind.Copies, { } law) => $"{Text(law)} copies",
            (LevelKind.Fold, _) => string.Create(CultureInfo.InvariantCulture, $"x{Value}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Value} copies"),
        };
        if (Loss is not { } loss)
        {
            return level;
        }

        string kind = AberrationCatalogue.Word(loss.Kind).Replace('_', ' ');
        string left = loss.Kind == AberrationKind.Lost ? "" : string.Create(CultureInfo.InvariantCulture, $" ({loss.FunctionLeft:P0} of function left)");
        string share = loss.Share < 1 ? string.Create(CultureInfo.InvariantCulture, $" in {loss.Share:P0} of cells") : "";
        return $"{level}, {kind}{left}{share}";
    }

    private static RegulatorLevel Of(LevelKind kind, RandomQuantity law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return law.Law == RandomLaw.Fixed ? new RegulatorLevel(kind, law.First) : new RegulatorLevel(kind, Checked(law.Mean), law);
    }

    private static string Text(RandomQuantity law) => law.Law switch
    {
        RandomLaw.LogNormal => string.Create(CultureInfo.InvariantCulture, $"log-normal with median {law.First:G6}, sigma {law.Second:G4}"),
        RandomLaw.Uniform => string.Create(CultureInfo.InvariantCulture, $"uniform from {law.First:G6} to {law.Second:G6}"),
        RandomLaw.Exponential => string.Create(CultureInfo.InvariantCulture, $"exponential with mean {law.First:G6}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{law.Law} ({law.First:G6}, {law.Second:G6})"),
    };

    private static double Checked(double value)
        => value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite and at least 0");
}
