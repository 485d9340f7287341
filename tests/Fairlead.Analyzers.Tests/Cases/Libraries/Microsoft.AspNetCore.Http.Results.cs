namespace Microsoft.AspNetCore.Http
{
    public interface IResult;

    public static class Results
    {
        public static IResult Ok(object? value = null) => null!;
        public static IResult Json(object? data) => null!;
        public static IResult Text(string content) => null!;
    }
}

namespace Microsoft.AspNetCore.Mvc
{
    public interface IActionResult;

    public abstract class ControllerBase
    {
        public virtual IActionResult Ok(object? value) => null!;
        public virtual IActionResult Content(string content) => null!;
    }
}
