using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>The published site as it stands at this moment: its folder may come later, and is swapped for the next while it is read.</summary>
internal sealed class SiteFiles(string folder, BasePath at) : IFileProvider, IDisposable
{
    /// <summary>What a file of Arrow is.</summary>
    public const string Arrow = "application/vnd.apache.arrow.file";

    private readonly string folder = Path.GetFullPath(folder);
    private PhysicalFileProvider? found;

    public IFileInfo GetFileInfo(string subpath) => Files?.GetFileInfo(subpath) ?? new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => Files?.GetDirectoryContents(subpath) ?? NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => found?.Dispose();

    // Names that begin with a dot are not the site's: they are left out by default.
    private PhysicalFileProvider? Files => found ??= Directory.Exists(folder) ? new PhysicalFileProvider(folder) : null;

    private bool IsFolderWithoutSlash(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Value is { Length: > 0 } path
        && !path.EndsWith('/')
        && GetDirectoryContents(path).Exists;

    public void Serve(WebApplication app)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".arrow"] = Arrow;
        types.Mappings[".csv"] = "text/csv; charset=utf-8";
        // ASP.NET Core would name scheme and host, which are the proxy's affair.
        app.Use((context, next) =>
        {
            if (IsFolderWithoutSlash(context.Request))
            {
                context.Response.Redirect(at.To(context.Request.Path.ToUriComponent() + "/") + context.Request.QueryString);
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = this });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = this,
            ContentTypeProvider = types,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.Use((context, next) => context.GetEndpoint() is not null ? next(context)
            : context.Request.Path == "/"
            ? DoorKeeping.Answer(context, StatusCodes.Status503ServiceUnavailable, $"No report is published yet. The first run is on its way, or says at {at.To("/hangfire/runs")} why it failed.")
            : DoorKeeping.Answer(context, StatusCodes.Status404NotFound, "There is no such page."));
    }
}
