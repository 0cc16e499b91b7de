using Anoikis.Survival.Data;

namespace Anoikis.Survival.Competing;

/// <summary>
/// Each subject's part of the pseudo-score, and of the estimation of G: eta_i = integral of (x_i - m) w_i dM_i, and psi_i = integral of q/pi dM_i^c, with
/// q(u) = sum over those ended by another cause before u of r/G(T-) times the integral from u of (x - m) G dH, and pi the number under observation. Case weights are not multiplied in.
/// </summary>
/// <param name="times">Follow-up of all.</param>
/// <param name="cause">The cause.</param>
/// <param name="order">Subjects of one stratum by time.</param>
/// <param name="free">G(T-) of each subject.</param>
/// <param name="x">Covariates.</param>
/// <param name="risk">exp(x'b).</param>
/// <param name="events">Event times of the stratum with G, hazard and mean of the risk set.</param>
internal sealed class FineGrayInfluence(
    CompetingTimes times, int cause, int[] order, double[] free, double[][] x, double[] risk, (double Time, double Free, double Hazard, double[] Mean)[] events)
{
    /// <summary>Fills the rows of the stratum's subjects.</summary>
    /// <param name="rows">A row for each subject of the data.</param>
    /// <param name="countsEstimation">Whether psi, the estimation of G, is added.</param>
    public void Fill(double[][] rows, bool countsEstimation)
    {
        int p = x[0].Length;
        double[] eventTime = [.. events.Select(e => e.Time)];
        // Sums over event times before each: of H, H m, G H, G H m.
        double[][] plain = Running(p, e => e.Hazard);
        double[][] weighted = Running(p, e => e.Hazard * e.Free);
        foreach (int i in order)
        {
            int from = times.IsTruncated ? OrderedSearch.CountAtMost(eventTime, times.Start[i]) : 0;
            int until = OrderedSearch.CountAtMost(eventTime, times.Time[i]);
            double[] row = rows[i] = new double[p];
            bool competing = times.Cause[i] > 0 && times.Cause[i] != cause;
            for (int j = 0; j < p; j++)
            {
                row[j] -= risk[i] * ((x[i][j] * (plain[until][p] - plain[from][p])) - (plain[until][j] - plain[from][j]));
                if (times.Cause[i] == cause)
                    row[j] += x[i][j] - events[until - 1].Mean[j];
                if (competing)
                    row[j] -= risk[i] / free[i] * ((x[i][j] * (weighted[^1][p] - weighted[until][p])) - (weighted[^1][j] - weighted[until][j]));
            }
        }

        if (countsEstimation)
            AddCensoring(rows, eventTime, weighted, p);
    }

    private void AddEnded(double[] ended, int row)
    {
        if (times.Cause[row] <= 0 || times.Cause[row] == cause)
            return;
        double weight = risk[row] / free[row];
        for (int j = 0; j < x[row].Length; j++)
        {
            ended[j] += weight * x[row][j];
        }

        ended[^1] += weight;
    }

    private double[][] Running(int p, Func<(double Time, double Free, double Hazard, double[] Mean), double> step)
    {
        double[][] sums = new double[events.Length + 1][];
        sums[0] = new double[p + 1];
        for (int l = 0; l < events.Length; l++)
        {
            double h = step(events[l]);
            sums[l + 1] = [.. Enumerable.Range(0, p).Select(j => sums[l][j] + (h * events[l].Mean[j])), sums[l][p] + h];
        }

        return sums;
    }

    private void AddCensoring(double[][] rows, double[] eventTime, double[][] weighted, int p)
    {
        double[] ended = new double[p + 1];
        double[] integral = new double[p];
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            double time = times.Time[order[from]];
            double censored = 0;
            for (; to < order.Length && times.Time[order[to]] == time; to++)
            {
                censored += times.Cause[order[to]] == 0 ? 1 : 0;
            }

            double atRisk = order.Length - from;
            // Fine and Gray's integral begins at u itself, over those who ended before u.
            int until = OrderedSearch.CountBelow(eventTime, time);
            double[] q = new double[p];
            for (int j = 0; j < p; j++)
            {
                q[j] = (ended[j] * (weighted[^1][p] - weighted[until][p])) - (ended[p] * (weighted[^1][j] - weighted[until][j]));
                integral[j] += q[j] * censored / (atRisk * atRisk);
            }

            for (; from < to; from++)
            {
                int row = order[from];
                for (int j = 0; j < p; j++)
                {
                    rows[row][j] += (times.Cause[row] == 0 ? q[j] / atRisk : 0.0) - integral[j];
                }

                AddEnded(ended, row);
            }
        }
    }
}
