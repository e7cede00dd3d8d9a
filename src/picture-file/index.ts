export { type DecodedPicture, decodePicture } from './decode-picture';
