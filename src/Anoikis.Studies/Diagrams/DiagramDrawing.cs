using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Anoikis.Kinetics.Descriptions;
using Anoikis.Studies.Plots;

namespace Anoikis.Studies.Diagrams;

/// <summary>Draws a layout as SVG: cards, thin lines for reactions, species above them as pills whose labels fit.</summary>
internal sealed class DiagramDrawing
{
    private const float LabelSize = 10.5f;
    private const float HeaderSize = 13;
    private const double LabelRoom = DiagramLayout.PillWidth - 10;
    private const double Radius = 8;
    private const string None = "#E2E5E9";
    private const string Dark = "#1A1D21";
    private const string Light = "#FFFFFF";

    private readonly DiagramLayout _layout;
    private readonly Func<string, double> _activity;
    private readonly ImmutableDictionary<string, int> _numbers;
    private readonly StringBuilder _svg = new();

    private DiagramDrawing(DiagramLayout layout, ImmutableArray<string> species, Func<string, double> activity)
    {
        PlotFont.Ensure();
        (_layout, _activity) = (layout, activity);
        _numbers = species.Select((id, i) => (id, i)).ToImmutableDictionary(s => s.id, s => s.i);
    }

    /// <summary>The svg element, to stand in a page.</summary>
    /// <param name="id">Its id in the page.</param>
    /// <param name="title">What it shows, for readers who hear the page.</param>
    /// <param name="layout">Where everything stands.</param>
    /// <param name="species">All species: a pill's class is s and the number of its species here.</param>
    /// <param name="activity">Activity of a species, 0 to 1; NaN for not known.</param>
    public static string Svg(string id, string title, DiagramLayout layout, ImmutableArray<string> species, Func<string, double> activity)
    {
        var drawing = new DiagramDrawing(layout, species, activity);
        drawing.Write(id, title);
        return drawing._svg.ToString();
    }

    /// <summary>Colour of an activity, #RRGGBB.</summary>
    public static string Fill(double activity) => double.IsNaN(activity) ? Light : activity <= 0 ? None : PlotTheme.Ramp(activity).ToStringRGB();

    /// <summary>Colour of a label on it.</summary>
    public static string Ink(double activity) => activity > 0.45 ? Light : Dark;

    private void Write(string id, string title)
    {
        Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" class=\"figure network\" viewBox=\"0 0 {_layout.Width} {_layout.Height}\" role=\"img\" aria-label=\"{Encoded(title)}\" font-family=\"{SvgText.FontFamily}\">");
        Append($"<defs><marker id=\"{id}-arrow\" viewBox=\"0 0 6 6\" refX=\"6\" refY=\"3\" markerWidth=\"5\" markerHeight=\"5\" orient=\"auto\"><path d=\"M0 0L6 3L0 6z\" fill=\"currentColor\"/></marker></defs>");
        foreach (PlacedGroup group in _layout.Groups)
        {
            Append($"<rect x=\"{group.X + 0.5:0.#}\" y=\"{group.Y + 0.5:0.#}\" width=\"{DiagramLayout.CardWidth - 1}\" height=\"{group.Height - 1:0.#}\" rx=\"6\" fill=\"currentColor\" fill-opacity=\"0.04\" stroke=\"currentColor\" stroke-opacity=\"0.25\"/>");
            Append($"<text x=\"{group.X + 10:0.#}\" y=\"{group.Y + 17:0.#}\" font-size=\"{HeaderSize}\" font-weight=\"bold\" fill=\"currentColor\">{Encoded(group.Group.Name.Replace('_', ' '))}</text>");
            Lines(group, id);
            string prefix = Prefix(group.Group);
            foreach (PlacedSpecies species in group.Species)
            {
                Pill(species, prefix);
            }
        }

        _svg.Append("</svg>");
    }

    private void Lines(PlacedGroup group, string id)
    {
        var places = group.Species.ToDictionary(s => s.Id, StringComparer.Ordinal);
        HashSet<(string, string, bool)> drawn = [];
        _svg.Append("<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.9\">");
        foreach (GroupReaction reaction in group.Group.Reactions)
        {
            foreach (string to in reaction.To)
            {
                foreach (string from in reaction.From.Where(f => f != to))
                {
                    Line(places[from], places[to], false);
                }

                // A rate that follows a species without using it up.
                foreach (string by in reaction.By)
                {
                    Line(places[by], places[to], true);
                }
            }
        }

        _svg.Append("</g>\n");

        void Line(PlacedSpecies from, PlacedSpecies to, bool follows)
        {
            if (drawn.Add((from.Id, to.Id, follows)))
            {
                string style = follows ? " stroke-dasharray=\"2 3\" stroke-opacity=\"0.35\"" : $" stroke-opacity=\"0.5\" marker-end=\"url(#{id}-arrow)\"";
                Append($"<path class=\"r f{_numbers[from.Id]} f{_numbers[to.Id]}\" d=\"{Curve(from, to)}\"{style}/>");
            }
        }
    }

    private static string Curve(PlacedSpecies from, PlacedSpecies to)
    {
        double y1 = from.Y + (DiagramLayout.PillHeight / 2), y2 = to.Y + (DiagramLayout.PillHeight / 2);
        if (from.Column == to.Column)
        {
            // Round the side at which there is room.
            bool left = from.Column == DiagramLayout.Columns - 1;
            double x = left ? from.X : from.X + DiagramLayout.PillWidth, bulge = x + ((left ? -1 : 1) * Math.Min(34, 12 + (0.12 * Math.Abs(y2 - y1))));
            return Text($"M{x:0.#} {y1:0.#}C{bulge:0.#} {y1:0.#} {bulge:0.#} {y2:0.#} {x:0.#} {y2:0.#}");
        }

        bool forward = to.Column > from.Column;
        double x1 = forward ? from.X + DiagramLayout.PillWidth : from.X, x2 = forward ? to.X : to.X + DiagramLayout.PillWidth, middle = (x1 + x2) / 2;
        return Text($"M{x1:0.#} {y1:0.#}C{middle:0.#} {y1:0.#} {middle:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");
    }

    private void Pill(PlacedSpecies species, string prefix)
    {
        double activity = _activity(species.Id);
        int number = _numbers[species.Id];
        string stroke = species.IsBorrowed ? "stroke-dasharray=\"3 2\" stroke-opacity=\"0.7\"" : "stroke-opacity=\"0.7\"";
        Append($"<g class=\"p\" data-s=\"{number}\"><title>{Encoded(species.Id)}</title>");
        Append($"<rect class=\"s{number}\" x=\"{species.X:0.#}\" y=\"{species.Y:0.#}\" width=\"{DiagramLayout.PillWidth}\" height=\"{DiagramLayout.PillHeight}\" rx=\"{Radius}\" fill=\"{Fill(activity)}\" stroke=\"currentColor\" {stroke}/>");
        Append($"<text class=\"t{number}\" x=\"{species.X + (DiagramLayout.PillWidth / 2):0.#}\" y=\"{species.Y + 12.4:0.#}\" font-size=\"{LabelSize}\" text-anchor=\"middle\" fill=\"{Ink(activity)}\">{Encoded(Label(species.Id, prefix))}</text></g>\n");
    }

    /// <summary>The name of the module's instance, which a flat network puts before what the module alone uses: what all its reactions begin with; empty where there is none.</summary>
    internal static string Prefix(NetworkGroup group)
    {
        if (group.Reactions.Length < 2)
        {
            return group.Name + "_";
        }

        string common = group.Reactions.Select(r => r.Id).Aggregate((a, b) => a[..a.Zip(b).TakeWhile(p => p.First == p.Second).Count()]);
        return common[..(common.LastIndexOf('_') + 1)];
    }

    /// <summary>The id, without the instance's name in front, shortened in the middle until it fits.</summary>
    internal static string Label(string id, string prefix)
    {
        string name = prefix.Length > 0 && id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : id;
        string label = name;
        for (int kept = name.Length - 1; PlotFont.Measure(label, LabelSize) > LabelRoom && kept > 2; kept--)
        {
            int front = (kept + 1) / 2;
            label = $"{name[..front]}…{name[^(kept - front)..]}";
        }

        return label;
    }

    private void Append(FormattableString text) => _svg.Append(Text(text)).Append('\n');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
