using System.Globalization;

namespace Anoikis.Benchmarks.Cvode;

/// <summary>How the program solves the linear systems; the numbers are those of its option --linear.</summary>
public enum LinearSolver
{
    /// <summary>KLU, for a sparse matrix.</summary>
    Klu = 0,

    /// <summary>Generated elimination.</summary>
    Generated = 1,

    /// <summary>Dense elimination.</summary>
    Dense = 2,
}

/// <summary>Settings of one run of CVODE.</summary>
/// <param name="RelativeTolerance">Relative tolerance.</param>
/// <param name="AbsoluteTolerance">Absolute tolerance, in copies.</param>
/// <param name="JacobianLag">Steps between two Jacobians at most; 0 for CVODE's own 51.</param>
public sealed record CvodeSettings(double RelativeTolerance, double AbsoluteTolerance, int JacobianLag = CvodeSettings.OwnLag)
{
    /// <summary>CVODE decides how long it keeps a Jacobian.</summary>
    public const int OwnLag = 0;

    /// <summary>Linear solver.</summary>
    public LinearSolver Linear { get; init; } = LinearSolver.Klu;

    /// <summary>Options of the program.</summary>
    public IEnumerable<string> Arguments =>
    [
        "--rtol", RelativeTolerance.ToString("R", CultureInfo.InvariantCulture),
        "--atol", AbsoluteTolerance.ToString("R", CultureInfo.InvariantCulture),
        "--jacobian-lag", JacobianLag.ToString(CultureInfo.InvariantCulture),
        "--linear", ((int)Linear).ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Reads the committed grid: lines of <c>rtol,atol,jacobian_lag</c> after a head line; # begins a remark.</summary>
    /// <exception cref="InvalidDataException">A line is something else.</exception>
    public static IReadOnlyList<CvodeSettings> ReadGrid(string path)
    {
        var grid = new List<CvodeSettings>();
        foreach (string line in File.ReadLines(path).Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0).Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells.Length != 3
                || !double.TryParse(cells[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double rtol)
                || !double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double atol)
                || !int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out int lag))
            {
                throw new InvalidDataException($"{path}: '{line}' is not rtol,atol,jacobian_lag");
            }

            grid.Add(new CvodeSettings(rtol, atol, lag));
        }

        return grid;
    }
}
