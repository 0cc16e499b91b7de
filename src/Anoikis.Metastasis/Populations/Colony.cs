using Anoikis.Apoptosis.Networks;

namespace Anoikis.Metastasis.Populations;

/// <summary>A colony while a block runs.</summary>
internal sealed class Colony
{
    public required int Row { get; init; }

    /// <summary>Key of the entity, for what concerns the colony as a whole.</summary>
    public ulong Key { get; set; }

    public int Step { get; set; }

    public int Visit { get; set; }

    public double StepEntry { get; set; }

    /// <summary>When its founder began it, seconds.</summary>
    public double Founded { get; init; }

    /// <summary>What its cells feel alike until <see cref="Next"/>, by the step's shared inputs.</summary>
    public double[] Shared { get; init; } = [];

    /// <summary>Time at which all its cells stand, seconds.</summary>
    public double Time { get; set; }

    /// <summary>Time to which they go, seconds.</summary>
    public double Next { get; set; }

    /// <summary>When the earliest exit by waiting time is taken, seconds, and which it is.</summary>
    public double ExitTime { get; set; } = double.PositiveInfinity;

    public int Exit { get; set; } = -1;

    /// <summary>Living cells at <see cref="Time"/>.</summary>
    public long Size { get; set; }

    /// <summary>Slots of its cells, in any order; empty beyond the cap.</summary>
    public List<int> Cells { get; } = [];

    /// <summary>Cells still on their way to <see cref="Next"/>.</summary>
    public int Outstanding { get; set; }

    /// <summary>Times of divisions, deaths and failures since <see cref="Time"/>, in any order.</summary>
    public List<double> Births { get; } = [];

    public List<(double Time, DeathCause Cause)> Deaths { get; } = [];

    public List<(double Time, Kinetics.Lanes.LaneStop Stop)> Failures { get; } = [];

    /// <summary>When its last cell so far was lost, seconds.</summary>
    public double LastLoss { get; set; }

    /// <summary>Of which death its last cell died so far; beyond the cap, where only sizes are drawn, all are taken to die of it.</summary>
    public DeathCause LastCause { get; set; }

    /// <summary>Cells that were set aside for it while it is open.</summary>
    public long OpenedCap { get; set; }

    /// <summary>Size at which it left its networks behind; 0 until then.</summary>
    public long SizeAtCap { get; set; }

    /// <summary>Index of the first observation that lies ahead.</summary>
    public int NextObservation { get; set; }

    /// <summary>Divisions, deaths and cell-seconds while its size was near the cap: the rates with which it goes on beyond.</summary>
    public long LateBirths { get; set; }

    public long LateDeaths { get; set; }

    public double LateCellSeconds { get; set; }

    /// <summary>Divisions and deaths of cells with networks.</summary>
    public long TotalBirths { get; set; }

    public long TotalDeaths { get; set; }

    /// <summary>Expected deaths beyond the cap, where only sizes are drawn.</summary>
    public double ExpectedDeaths { get; set; }

    /// <summary>A replicate of it, without cells.</summary>
    public Colony CopyTo(int row, ulong key) => new()
    {
        Row = row,
        Key = key,
        Step = Step,
        Visit = Visit,
        StepEntry = StepEntry,
        Founded = Founded,
        Shared = new double[Shared.Length],
        Time = Time,
        Size = Size,
        LastLoss = LastLoss,
        LastCause = LastCause,
        SizeAtCap = SizeAtCap,
        NextObservation = NextObservation,
        TotalBirths = TotalBirths,
        TotalDeaths = TotalDeaths,
        LateBirths = LateBirths,
        LateDeaths = LateDeaths,
        LateCellSeconds = LateCellSeconds,
        ExpectedDeaths = ExpectedDeaths,
    };
}
