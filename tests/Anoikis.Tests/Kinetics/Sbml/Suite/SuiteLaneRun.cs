using System.Collections.Immutable;
using System.Globalization;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Lanes;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>Runs a case of the suite through the lane engine and judges the values by the suite's own rule.</summary>
internal static class SuiteLaneRun
{
    /// <summary>The outcome at one width; null where the lane engine does not take the case.</summary>
    public static SuiteOutcome? Judge(SuiteCase test, OdeSystem system, int width, out double[][] rows)
    {
        rows = [];
        if (system.Events.Any(e => e.Delay >= 0 || e.Priority >= 0))
        {
            return null;
        }

        ImmutableArray<string> columns = [.. SuiteRun.Wanted(test, system.Network).Distinct()];
        LaneEngine engine = LaneEngine.Compile(system, new LaneOptions
        {
            RelativeTolerance = 1e-7,
            AbsoluteTolerance = 1e-5 * Math.Min(test.Absolute, 1e-4),
            Width = width,
            MaximumSteps = 100_000,
        });
        OneCell schedule = new(test, system, columns);
        engine.Run(schedule);
        rows = [.. schedule.Rows];
        if (schedule.Stop != LaneStop.Reached || rows.Length < test.Rows.Length)
        {
            return new SuiteOutcome(test.Id, SuiteVerdict.Wrong, string.Create(CultureInfo.InvariantCulture, $"{schedule.Stop} after {rows.Length} of {test.Rows.Length} rows"));
        }

        // The first row is what the schedule itself wrote; events at the start happen in the first step.
        return SuiteRun.Compare(test, system.Network, id => [.. schedule.Rows.Select(row => row[columns.IndexOf(id)])], firstRow: 1);
    }

    /// <summary>One cell that records the columns at the times of the rows.</summary>
    private sealed class OneCell(SuiteCase test, OdeSystem system, ImmutableArray<string> columns) : ILaneSchedule
    {
        private readonly GraphEvaluator _evaluator = new(system.Graph, columns.Select(id => system.Values[id]));
        private readonly StartingValues _start = new(system);
        private bool _started;

        public List<double[]> Rows { get; } = [];

        public LaneStop Stop { get; private set; }

        public bool TryStart(LaneCell cell)
        {
            if (_started)
            {
                return false;
            }

            _started = true;
            double[] parameters = _start.Parameters();
            double[] states = _start.States(parameters);
            cell.WriteParameters(parameters);
            cell.WriteStates(states);
            cell.Time = test.Start;
            cell.StopTime = test.Rows[^1][0];
            Record(test.Start, states, parameters);
            cell.NextSample = Next();
            return true;
        }

        public bool TryContinue(LaneCell cell)
        {
            Stop = cell.Stop;
            if (Stop == LaneStop.Reached && Rows.Count == test.Rows.Length - 1)
            {
                double[] states = new double[system.States.Length];
                double[] parameters = new double[system.Parameters.Length];
                cell.ReadStates(states);
                cell.ReadParameters(parameters);
                Record(cell.Time, states, parameters);
            }

            return false;
        }

        public double Sample(LaneCell cell, double time, ReadOnlySpan<double> states)
        {
            double[] parameters = new double[system.Parameters.Length];
            cell.ReadParameters(parameters);
            Record(time, states, parameters);
            return Next();
        }

        /// <summary>The last row is left to the stop, which comes after whatever happens there.</summary>
        private double Next() => Rows.Count < test.Rows.Length - 1 ? test.Rows[Rows.Count][0] : double.PositiveInfinity;

        private void Record(double time, ReadOnlySpan<double> states, double[] parameters)
        {
            double[] values = _evaluator.CreateValues();
            _evaluator.Evaluate(time, states, parameters, values);
            Rows.Add([.. columns.Select(id => values[system.Values[id]])]);
        }
    }
}
