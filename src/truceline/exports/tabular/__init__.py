"""Files of tables: comma-separated values, Parquet, Excel and data packages."""

from truceline.exports.tabular.csv import Csv
from truceline.exports.tabular.package import DataPackage
from truceline.exports.tabular.parquet import Parquet
from truceline.exports.tabular.xlsx import Xlsx

__all__ = ["Csv", "DataPackage", "Parquet", "Xlsx"]
