using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Metastasis.Populations;

/// <summary>The rows of a block while it runs: columns that grow, in the order in which entities began.</summary>
internal sealed class BlockRows
{
    private readonly int _regulators;
    private readonly int _steps;
    private readonly int _observations;
    private readonly int _marks;
    private Row[] _rows = new Row[CascadeSimulation.FoundersPerBlock];
    private double[] _levels;
    private double[] _stepTimes;
    private long[] _sizes;
    private double[] _markTimes;

    public BlockRows(int regulators, int steps, int observations, int marks)
    {
        (_regulators, _steps, _observations, _marks) = (regulators, steps, observations, marks);
        _markTimes = new double[_rows.Length * marks];
        _levels = new double[_rows.Length * regulators];
        _stepTimes = new double[_rows.Length * steps];
        _sizes = new long[_rows.Length * observations];
    }

    public int Count { get; private set; }

    public ref Row this[int row] => ref _rows[row];

    public Span<double> Levels(int row) => _levels.AsSpan(row * _regulators, _regulators);

    public Span<double> StepTimes(int row) => _stepTimes.AsSpan(row * _steps, _steps);

    public Span<double> MarkTimes(int row) => _markTimes.AsSpan(row * _marks, _marks);

    public Span<long> Sizes(int row) => _sizes.AsSpan(row * _observations, _observations);

    /// <summary>A row for a founder.</summary>
    public int Add(long founder)
    {
        int row = Extend();
        _rows[row] = new Row { Founder = founder, Weight = 1, Loss = -1 };
        StepTimes(row).Fill(double.NaN);
        MarkTimes(row).Fill(double.NaN);
        return row;
    }

    private int AddCopy(int source)
    {
        int row = Extend();
        _rows[row] = _rows[source];
        Levels(source).CopyTo(Levels(row));
        StepTimes(source).CopyTo(StepTimes(row));
        Sizes(source).CopyTo(Sizes(row));
        MarkTimes(source).CopyTo(MarkTimes(row));
        return row;
    }

    /// <summary>The order of founders and replicates; numbers the replicates.</summary>
    public int[] Order()
    {
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, Compare);
        for (int i = 0; i < order.Length; i++)
        {
            bool sameFounder = i > 0 && _rows[order[i]].Founder == _rows[order[i - 1]].Founder;
            _rows[order[i]].Replicate = sameFounder ? _rows[order[i - 1]].Replicate + 1 : 0;
        }

        return order;
    }

    /// <summary>Founders in their order; of one founder, replicates by where their parts of its weight lie.</summary>
    public int Compare(int a, int b)
    {
        int byFounder = _rows[a].Founder.CompareTo(_rows[b].Founder);
        return byFounder != 0 ? byFounder : _rows[a].Place.CompareTo(_rows[b].Place);
    }

    /// <summary>Divides the weight of a row: it keeps the first part, the rows returned take the others.</summary>
    public int[] Split(int row, int replicates)
    {
        double part = _rows[row].Weight / replicates;
        _rows[row].Weight = part;
        int[] others = new int[replicates - 1];
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = AddCopy(row);
            _rows[others[i]].Place += (i + 1) * part;
        }

        return others;
    }

    public EntityTable ToTable(CascadePlan plan, int[] order)
    {
        double[] levels = new double[Count * _regulators];
        double[] times = new double[Count * _steps];
        long[] sizes = new long[Count * _observations];
        double[] marks = new double[Count * _marks];
        for (int i = 0; i < order.Length; i++)
        {
            Levels(order[i]).CopyTo(levels.AsSpan(i * _regulators));
            StepTimes(order[i]).CopyTo(times.AsSpan(i * _steps));
            Sizes(order[i]).CopyTo(sizes.AsSpan(i * _observations));
            MarkTimes(order[i]).CopyTo(marks.AsSpan(i * _marks));
        }

        CascadeExperiment experiment = plan.Experiment;
        return new EntityTable
        {
            Regulators = [.. experiment.Network.Regulators.Select(r => r.Symbol)],
            Steps = [.. experiment.Cascade.Steps.Select(s => s.Name)],
            LossCauses = plan.Losses,
            ObservationTimes = experiment.ObservationTimes,
            Founder = Column(order, r => r.Founder),
            Replicate = Column(order, r => r.Replicate),
            Weight = Column(order, r => r.Weight),
            CloneIndex = Column(order, r => r.CloneIndex),
            Levels = ImmutableCollectionsMarshal.AsImmutableArray(levels),
            Step = Column(order, r => r.Step),
            Fate = Column(order, r => r.Fate),
            Loss = Column(order, r => r.Loss),
            FateTime = Column(order, r => r.FateTime),
            Marks = [.. experiment.Network.Marks.Select(m => m.Mark)],
            MarkTimes = ImmutableCollectionsMarshal.AsImmutableArray(marks),
            StepTimes = ImmutableCollectionsMarshal.AsImmutableArray(times),
            LargestColony = Column(order, r => r.LargestColony),
            FinalColony = Column(order, r => r.FinalColony),
            ColonySizes = ImmutableCollectionsMarshal.AsImmutableArray(sizes),
            Divisions = Column(order, r => r.Divisions),
            ColonyDeaths = Column(order, r => r.ColonyDeaths),
            Redraws = Column(order, r => r.Redraws),
            FailedCells = Column(order, r => r.FailedCells),
            Status = Column(order, r => r.Status),
        };
    }

    private ImmutableArray<T> Column<T>(int[] order, Func<Row, T> value)
    {
        var column = new T[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            column[i] = value(_rows[order[i]]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(column);
    }

    private int Extend()
    {
        if (Count == _rows.Length)
        {
            int length = 2 * Count;
            Array.Resize(ref _rows, length);
            Array.Resize(ref _levels, length * _regulators);
            Array.Resize(ref _stepTimes, length * _steps);
            Array.Resize(ref _sizes, length * _observations);
            Array.Resize(ref _markTimes, length * _marks);
        }

        return Count++;
    }

    /// <summary>What a row holds besides the columns with several values.</summary>
    internal struct Row
    {
        public long Founder;
        public int Replicate;
        public double Weight;

        /// <summary>Where its part of the founder's weight begins, in [0, 1).</summary>
        public double Place;
        public int CloneIndex;
        public int Step;
        public CellFate Fate;
        public int Loss;
        public double FateTime;
        public long LargestColony;
        public long FinalColony;
        public long Divisions;
        public long ColonyDeaths;
        public int FailedCells;

        /// <summary>Draws before it that died at rest.</summary>
        public int Redraws;
        public LaneStop Status;
    }
}
