namespace CampaignBatch.Reports.Charts;

/// <summary>A chart whose data are read: it knows what it says, and can be drawn for any size of screen.</summary>
/// <param name="Id">As <see cref="Picture.Id"/>.</param>
/// <param name="Title">As <see cref="Picture.Title"/>.</param>
/// <param name="Says">As <see cref="Picture.AltText"/>.</param>
/// <param name="Values">Its values, row by row.</param>
/// <param name="Table">As <see cref="Picture.Table"/>.</param>
/// <param name="Columns">As <see cref="Picture.Columns"/>.</param>
/// <param name="Drawn">Draws it; the caller disposes of the sheet.</param>
internal sealed record Chart(string Id, string Title, string Says, FingerValues Values, string Table, IReadOnlyList<string> Columns, Func<Format, Sheet> Drawn)
{
    public Picture Picture()
    {
        using var desk = Drawn(Format.Desk);
        using var phone = Drawn(Format.Phone);
        return new Picture(Id, Title, desk.Drawing(Says), phone.Drawing(Says), Says, Values.Json(desk, phone), Table, Columns);
    }

    public RasterPicture Raster()
    {
        using var phone = Drawn(Format.Phone);
        return new RasterPicture(Id, Title, Says, phone.Png());
    }

    public byte[] Png()
    {
        using var desk = Drawn(Format.Desk);
        return desk.Png();
    }
}
