using System.Globalization;
using Anoikis.Kinetics.Diagnostics;
using Anoikis.Kinetics.Equations;
using Anoikis.Kinetics.Networks;
using Anoikis.Kinetics.Reference;
using Anoikis.Kinetics.Sbml;
using Anoikis.Numerics.Rosenbrock;

namespace Anoikis.Tests.Kinetics.Sbml.Suite;

/// <summary>Runs a case of the suite through reader, check, equations and the scalar engine, and judges the values by the suite's own rule.</summary>
internal static class SuiteRun
{
    /// <param name="test">The case.</param>
    /// <param name="model">Its model's text, changed by a test that plants a fault; null for the case's own.</param>
    public static SuiteOutcome Judge(SuiteCase test, string? model = null)
    {
        if (!test.IsTimeCourse)
        {
            return new SuiteOutcome(test.Id, SuiteVerdict.NotATimeCourse, "it asks for a steady state of fluxes");
        }

        DiagnosticBag findings = [];
        OdeSystem? system = Equations(test, model, findings);
        if (system is null)
        {
            return new SuiteOutcome(test.Id, SuiteVerdict.Refused, findings.First(f => f.Severity == Severity.Error).Message);
        }

        TimeCourse course = TimeCourse.Run(system, new TimeCourseOptions
        {
            Start = test.Start,
            Times = [.. test.Rows.Select(row => row[0])],
            Columns = [.. Wanted(test, system.Network).Distinct()],
            RelativeTolerance = 1e-8,
            AbsoluteTolerance = 1e-6 * Math.Min(test.Absolute, 1e-4),
            Method = IntegrationMethod.Rodas5P,
        });
        return course.Status == IntegrationStatus.Reached
            ? Compare(test, system.Network, course.Column)
            : new SuiteOutcome(test.Id, SuiteVerdict.Wrong, string.Create(CultureInfo.InvariantCulture, $"{course.Status} at {course.ReachedTime}"));
    }

    /// <summary>The equations of a case, or null after a refusal.</summary>
    public static OdeSystem? Equations(SuiteCase test, string? model, DiagnosticBag findings)
    {
        NetworkDraft? draft = model is null ? SbmlReader.ReadFile(test.ModelPath, findings) : SbmlReader.Read(model, test.ModelPath, findings);
        ReactionNetwork? network = draft is null ? null : NetworkCheck.Run(draft, findings);
        return network is null ? null : EquationBuilder.Build(network, new EquationOptions(), findings);
    }

    /// <summary>Compares the expected values with a course's, given by id.</summary>
    public static SuiteOutcome Compare(SuiteCase test, ReactionNetwork network, Func<string, double[]> course, int firstRow = 0)
    {
        double worst = 0;
        string place = "";
        for (int column = 0; column < test.Columns.Length; column++)
        {
            double[] actual = Column(test, network, course, test.Columns[column]);
            for (int row = firstRow; row < test.Rows.Length; row++)
            {
                double expected = test.Rows[row][column + 1];
                double excess = Excess(expected, actual[row], test);
                if (excess > worst)
                {
                    worst = excess;
                    place = string.Create(CultureInfo.InvariantCulture, $"{test.Columns[column]} at {test.Rows[row][0]}: {actual[row]:R}, expected {expected:R}, {excess:G3} times the tolerance");
                }
            }
        }

        return worst <= 1 ? new SuiteOutcome(test.Id, SuiteVerdict.Passed) : new SuiteOutcome(test.Id, SuiteVerdict.Wrong, place);
    }

    /// <summary>The deviation as a multiple of what the suite allows.</summary>
    private static double Excess(double expected, double actual, SuiteCase test)
    {
        if (!double.IsFinite(expected))
        {
            return expected.Equals(actual) ? 0 : double.PositiveInfinity;
        }

        double excess = Math.Abs(expected - actual) / (test.Absolute + test.Relative * Math.Abs(expected));
        return double.IsNaN(excess) ? double.PositiveInfinity : excess;
    }

    /// <summary>Ids that the comparison needs: the columns, and the compartments of species among them.</summary>
    public static IEnumerable<string> Wanted(SuiteCase test, ReactionNetwork network)
    {
        foreach (string id in test.Columns)
        {
            yield return id;
            if (network.Species.FirstOrDefault(s => s.Id == id) is { } species)
            {
                yield return species.Compartment;
            }
        }
    }

    /// <summary>A column in the meaning that the case asks for: a species' amount or concentration, whatever its id means in formulas.</summary>
    private static double[] Column(SuiteCase test, ReactionNetwork network, Func<string, double[]> course, string id)
    {
        double[] values = course(id);
        Species? species = network.Species.FirstOrDefault(s => s.Id == id);
        Compartment? compartment = species is null ? null : network.Compartments.First(c => c.Id == species.Compartment);
        if (species is null || compartment is null || compartment.SpatialDimensions == 0)
        {
            return values;
        }

        if (species.HasOnlySubstanceUnits && test.Concentrations.Contains(id))
        {
            return [.. values.Zip(course(compartment.Id), (amount, size) => amount / size)];
        }

        return !species.HasOnlySubstanceUnits && test.Amounts.Contains(id)
            ? [.. values.Zip(course(compartment.Id), (concentration, size) => concentration * size)]
            : values;
    }
}
