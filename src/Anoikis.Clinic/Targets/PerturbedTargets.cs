using System.Collections.Immutable;
using Anoikis.Clinic.Levels;
using Anoikis.Clinic.Scores;
using Anoikis.Numerics.Intervals;

namespace Anoikis.Clinic.Targets;

/// <summary>
/// Which regulator, changed, moves a patient's score most: in every draw of the mapping each regulator is raised and lowered by a factor, all else kept, and the score computed anew. All changed patients run
/// through the score at once. Such a list is a model hypothesis, not treatment advice.
/// </summary>
public static class PerturbedTargets
{
    /// <summary>The words that stand over every such list.</summary>
    public const string Heading = "model hypothesis, not treatment advice";

    /// <summary>Ranks the regulators of some patients.</summary>
    /// <param name="score">The score.</param>
    /// <param name="column">Number of the column of the score that is to move.</param>
    /// <param name="levels">The cohort's levels.</param>
    /// <param name="patients">Numbers of the patients.</param>
    /// <param name="settings">Which regulators are changed, and how.</param>
    /// <param name="execution">How it is carried out.</param>
    /// <returns>For each patient the regulators by falling effect; regulators of equal effect in the order of the score's inputs.</returns>
    /// <exception cref="ArgumentException">A regulator is none of the score's inputs, or a setting is outside its range.</exception>
    public static ImmutableArray<ImmutableArray<PatientTarget>> Of(
        IPatientScore score, int column, PatientLevels levels, IReadOnlyList<int> patients, TargetSettings settings, ScoreExecution execution)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(patients);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Require();
        ImmutableArray<string> regulators = settings.Regulators.IsDefaultOrEmpty ? score.Ranked : settings.Regulators;
        int[] places = [.. regulators.Select(r => score.Inputs.IndexOf(r) is >= 0 and int place ? place : throw new ArgumentException($"the score {score.Name} does not read {r}", nameof(settings)))];
        int draws = settings.Draws + 1;
        LevelMatrix changed = Changed(score, levels, patients, places, settings);
        ScoreValues values = score.Evaluate(changed, execution);
        double towardsDeath = score.Columns[column].Direction == ScoreDirection.MoreDeath ? 1 : -1;
        int variants = 1 + (2 * places.Length);
        return
        [
            .. Enumerable.Range(0, patients.Count).Select(p =>
            {
                double Effect(int draw, int variant)
                {
                    int row = ((p * draws) + draw) * variants;
                    return towardsDeath * (values.Value(row + variant, column) - values.Value(row, column));
                }

                return Ranked(regulators, settings, Effect);
            }),
        ];
    }

    private static ImmutableArray<PatientTarget> Ranked(ImmutableArray<string> regulators, TargetSettings settings, Func<int, int, double> effect)
    {
        double Best(int draw, int regulator) => Math.Max(effect(draw, 1 + (2 * regulator)), effect(draw, 2 + (2 * regulator)));
        int[] firsts = new int[regulators.Length];
        for (int draw = 1; draw <= settings.Draws; draw++)
        {
            int first = Enumerable.Range(0, regulators.Length).MaxBy(r => Best(draw, r));
            firsts[first]++;
        }

        IEnumerable<PatientTarget> targets = regulators.Select((symbol, r) =>
        {
            int variant = effect(0, 1 + (2 * r)) >= effect(0, 2 + (2 * r)) ? 1 + (2 * r) : 2 + (2 * r);
            Interval interval = Percentiles.Of(effect(0, variant), Enumerable.Range(1, settings.Draws).Select(d => effect(d, variant)), settings.Confidence);
            return new PatientTarget(symbol, variant % 2 == 1 ? 1 / settings.Factor : settings.Factor, interval, settings.Draws == 0 ? double.NaN : (double)firsts[r] / settings.Draws);
        });
        return [.. targets.OrderByDescending(t => t.Effect.Value)];
    }

    // Row by row: for each patient and draw the patient as mapped, then each regulator lowered and raised.
    private static LevelMatrix Changed(IPatientScore score, PatientLevels levels, IReadOnlyList<int> patients, int[] places, TargetSettings settings)
    {
        int count = score.Inputs.Length, variants = 1 + (2 * places.Length), draws = settings.Draws + 1;
        double[] folds = new double[patients.Count * draws * variants * count];
        double[] own = new double[count];
        for (int state = 0; state < patients.Count * draws; state++)
        {
            for (int i = 0; i < count; i++)
            {
                own[i] = levels.Fold(patients[state / draws], score.Inputs[i], state % draws);
            }

            for (int variant = 0; variant < variants; variant++)
            {
                Span<double> row = folds.AsSpan(((state * variants) + variant) * count, count);
                own.CopyTo(row);
                if (variant > 0)
                {
                    row[places[(variant - 1) / 2]] *= variant % 2 == 1 ? 1 / settings.Factor : settings.Factor;
                }
            }
        }

        return new LevelMatrix(score.Inputs, folds);
    }
}
