using System.Text;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The values of one row of CSV.</summary>
internal static class CsvValues
{
    public static List<string> Of(string row, char delimiter)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            var isTwin = isQuoted && row[i] == '"' && i + 1 < row.Length && row[i + 1] == '"';
            if (isTwin)
            {
                value.Append('"');
                i++;
            }
            else if (row[i] == '"' && (isQuoted || value.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (row[i] == delimiter && !isQuoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(row[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
