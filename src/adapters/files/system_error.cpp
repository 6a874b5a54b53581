#include "adapters/files/system_error.hpp"

#include <cerrno>
#include <cstring>

namespace nuan::adapters::files {

Words reason(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
      return {"没有权限", "permission denied"};
    case ENOENT:
      return {"没有这个文件或上级文件夹", "no such file or folder"};
    case ENOTDIR:
      return {"路径中有一段不是文件夹", "a part of the path is not a folder"};
    case EISDIR:
      return {"这是一个文件夹", "it is a folder"};
    case EIO:
      return {"设备读写出错", "the device failed to read or write"};
    case EROFS:
      return {"文件系统是只读的", "the file system is read-only"};
    case ENOSPC:
      return {"磁盘已满", "no space is left on the disk"};
    case EDQUOT:
      return {"磁盘配额已用完", "the disk quota is used up"};
    case EFBIG:
      return {"超过文件大小限制", "a limit on file sizes was reached"};
    case ENAMETOOLONG:
      return {"文件名太长", "the name is too long"};
    case ELOOP:
      return {"符号链接绕成了圈", "symbolic links form a circle"};
    case EMFILE:
    case ENFILE:
      return {"打开的文件太多", "too many files are open"};
    case ENXIO:
    case ENODEV:
      return {"没有这个设备", "no such device"};
    case EBUSY:
      return {"正被占用 (可能是挂载点)", "it is in use (perhaps a mount point)"};
    default: {
      const std::string number = std::to_string(error_number);
      const char* const english = strerrordesc_np(error_number);
      return {"系统错误 " + number, english != nullptr ? english : "system error " + number};
    }
  }
}

Error input_error(const std::string& file, int error_number) {
  const Words why = reason(error_number);
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return {Code::input_missing,
              {file},
              {"找不到文件: " + why.zh, "the file was not found: " + why.en},
              {"请检查路径和文件名", "check the path and the name"}};
    case EISDIR:
      return {Code::input_is_directory,
              {file},
              {"这是一个文件夹, 应为文件", "it is a folder; expected a file"},
              {"请写出文件夹里的那个文件", "name the file inside it"}};
    default:
      return {Code::input_unreadable,
              {file},
              {"文件无法读取: " + why.zh, "the file cannot be read: " + why.en},
              {"请检查文件的权限和所在的磁盘", "check its permissions and the disk it is on"}};
  }
}

Error output_error(const std::string& file, int error_number) {
  const Words why = reason(error_number);
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {Code::output_full,
              {file},
              {"写不下了: " + why.zh, "it could not be written whole: " + why.en},
              {"没有留下任何未写完的结果; 请腾出空间或放宽限制 (ulimit -f), 再运行一次",
               "no unfinished result was left; free some space or raise the limit (ulimit -f) and run again"}};
    default:
      return {Code::output_unwritable,
              {file},
              {"无法写入: " + why.zh, "it cannot be written: " + why.en},
              {"请另选一个可以写入的位置", "choose another place that can be written"}};
  }
}

}  // namespace nuan::adapters::files
