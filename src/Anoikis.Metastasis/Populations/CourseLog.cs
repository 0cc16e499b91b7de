using System.Collections.Immutable;

namespace Anoikis.Metastasis.Populations;

/// <summary>Samples of the courses of a block's sampled cells, by row.</summary>
internal sealed class CourseLog
{
    private readonly Dictionary<int, (List<double> Times, List<int> Steps, List<double> States)> _courses = [];

    public void Add(int row, double time, int step, ReadOnlySpan<double> states)
    {
        if (!_courses.TryGetValue(row, out var course))
        {
            course = ([], [], []);
            _courses.Add(row, course);
        }

        course.Times.Add(time);
        course.Steps.Add(step);
        foreach (double state in states)
        {
            course.States.Add(state);
        }
    }

    public ImmutableArray<SampledCourse> ToCourses(BlockRows rows, int[] order)
    {
        var courses = ImmutableArray.CreateBuilder<SampledCourse>();
        foreach (int row in order)
        {
            if (_courses.TryGetValue(row, out var course))
            {
                courses.Add(new SampledCourse(rows[row].Founder, rows[row].Replicate, [.. course.Times], [.. course.Steps], [.. course.States]));
            }
        }

        return courses.ToImmutable();
    }
}
