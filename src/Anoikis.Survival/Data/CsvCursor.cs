using System.Buffers;

namespace Anoikis.Survival.Data;

/// <summary>Walks through separated text field by field. A copy goes on from where the copied one stood.</summary>
internal ref struct CsvCursor
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly byte _separator;
    private readonly SearchValues<byte> _ends;
    private int _position;
    private int _breaks;
    private bool _inRecord;

    public CsvCursor(ReadOnlySpan<byte> text, byte separator)
    {
        _text = text;
        _separator = separator;
        _ends = SearchValues.Create([separator, (byte)'\n', (byte)'\r']);
        Line = 1;
        _inRecord = text.Length > 0;
    }

    /// <summary>The line where the present record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the text ended within quotes.</summary>
    public bool HasOpenQuote { get; private set; }

    /// <summary>Begins the next record; false at the end.</summary>
    public bool NextRecord()
    {
        if (_position >= _text.Length || HasOpenQuote)
            return false;
        Line += _breaks;
        _breaks = 0;
        _inRecord = true;
        return true;
    }

    /// <summary>The next field of the record, without its quotes; false after its last.</summary>
    public bool NextField(out ReadOnlySpan<byte> field, out bool quoted)
    {
        quoted = false;
        field = [];
        if (!_inRecord)
            return false;
        if (_position < _text.Length && _text[_position] == '"')
        {
            quoted = true;
            field = Quoted();
        }
        else
        {
            int length = _text[_position..].IndexOfAny(_ends);
            length = length < 0 ? _text.Length - _position : length;
            field = Trimmed(_text.Slice(_position, length));
            _position += length;
        }

        EndField();
        return true;
    }

    private ReadOnlySpan<byte> Quoted()
    {
        int begin = _position + 1;
        int at = begin;
        bool doubled = false;
        while (true)
        {
            int length = at <= _text.Length ? _text[at..].IndexOf((byte)'"') : -1;
            if (length < 0)
            {
                HasOpenQuote = true;
                _position = _text.Length;
                return [];
            }

            at += length + 1;
            if (at >= _text.Length || _text[at] != '"')
                break;
            doubled = true;
            at++;
        }

        ReadOnlySpan<byte> inner = _text[begin..(at - 1)];
        _breaks += inner.Count((byte)'\n');
        _position = at;
        // Whatever stands between the closing quote and the separator is not part of the field.
        int rest = _text[_position..].IndexOfAny(_ends);
        _position += rest < 0 ? _text.Length - _position : rest;
        return doubled ? Undoubled(inner) : inner;
    }

    private void EndField()
    {
        if (_position >= _text.Length)
        {
            _inRecord = false;
            return;
        }

        byte end = _text[_position++];
        if (end == _separator)
            return;
        if (end == '\r' && _position < _text.Length && _text[_position] == '\n')
            _position++;
        _breaks++;
        _inRecord = false;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field) => field.Trim((byte)' ');

    private static byte[] Undoubled(ReadOnlySpan<byte> field)
    {
        byte[] plain = new byte[field.Length];
        int length = 0;
        for (int i = 0; i < field.Length; i++)
        {
            plain[length++] = field[i];
            if (field[i] == '"')
                i++;
        }

        return plain[..length];
    }
}
