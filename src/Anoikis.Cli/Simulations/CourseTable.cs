using System.Globalization;
using System.Text;
using Anoikis.Kinetics.Reference;

namespace Anoikis.Cli.Simulations;

/// <summary>A time course as CSV: "time" and ids, then a row a time. Numbers keep every bit and do not depend on the machine's language.</summary>
internal static class CourseTable
{
    public static string Csv(TimeCourse course)
    {
        StringBuilder text = new("time");
        foreach (string id in course.Columns)
        {
            text.Append(',').Append(id);
        }

        text.Append('\n');
        for (int row = 0; row < course.Times.Length; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{course.Times[row]:R}");
            foreach (double value in course.Row(row))
            {
                text.Append(CultureInfo.InvariantCulture, $",{value:R}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
